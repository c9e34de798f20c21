/**
 * What can go wrong when an image is made. A leaf: all packages below import it, and it does not
 * know any of them.
 */
@NullMarked
package dev.ariabuild.aot;

import org.jspecify.annotations.NullMarked;
