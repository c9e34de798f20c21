/**
 * Blobs and action results as files: how they are framed, verified, healed and listed.
 *
 * <p>Knows the cache folder and Zstandard. Needs no index for a look-up. A file's modification time
 * says when it was last stored or read (to half an hour); nothing else is known here about age,
 * sizes of the whole, or eviction.
 */
@NullMarked
package dev.ariabuild.cache.disk;

import org.jspecify.annotations.NullMarked;
