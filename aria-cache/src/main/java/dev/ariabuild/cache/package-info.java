/**
 * The disk layer of the cache: {@link dev.ariabuild.cache.DiskCache} puts the parts below this
 * package together.
 *
 * <p>Knows a folder and its limits. Does not know Maven, the work tree, the other layers, nor where
 * the folder's place and the limits are configured.
 */
@NullMarked
package dev.ariabuild.cache;

import org.jspecify.annotations.NullMarked;
