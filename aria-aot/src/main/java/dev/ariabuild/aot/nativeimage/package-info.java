/**
 * Makes a native program with a GraalVM's native-image. Knows which options a profile turns into,
 * and how debug information is split off; does not know images nor archives.
 */
@NullMarked
package dev.ariabuild.aot.nativeimage;

import org.jspecify.annotations.NullMarked;
