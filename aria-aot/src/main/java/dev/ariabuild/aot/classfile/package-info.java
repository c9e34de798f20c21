/**
 * Class files compared and measured without their debug attributes. Knows the attributes of class
 * files; does not know jars, images, nor what is shipped.
 */
@NullMarked
package dev.ariabuild.aot.classfile;

import org.jspecify.annotations.NullMarked;
