/**
 * Takes debug information out of class files, notes the way back in a mapping, and rewrites jars
 * reproducibly. Does not know profiles, images, bundles or where jars come from; never touches a
 * signed jar.
 */
@NullMarked
package dev.ariabuild.aot.strip;

import org.jspecify.annotations.NullMarked;
