/**
 * Zstandard: the native library where it can be loaded silently, pure Java otherwise.
 *
 * <p>Knows byte streams. Does not know files, digests or how blobs are framed.
 */
@NullMarked
package dev.ariabuild.cache.codec;

import org.jspecify.annotations.NullMarked;
