/**
 * Writes the POSIX shell launcher, which uses the start-up cache only when it has proved that the
 * cache was made for these jars. Knows shells and the names in an image; starts nothing.
 */
@NullMarked
package dev.ariabuild.aot.launch;

import org.jspecify.annotations.NullMarked;
