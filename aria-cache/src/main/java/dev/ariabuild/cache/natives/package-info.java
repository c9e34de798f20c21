/**
 * Native libraries: whether this JVM may load them without a warning, and one unpacked copy of each
 * in the cache folder.
 *
 * <p>Knows {@code System.load} and jar resources. Does not know what the libraries do.
 */
@NullMarked
package dev.ariabuild.cache.natives;

import org.jspecify.annotations.NullMarked;
