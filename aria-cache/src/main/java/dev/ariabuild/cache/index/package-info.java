/**
 * Upkeep: the SQLite index of the folder, and eviction.
 *
 * <p>The files are the truth; the index is a copy of what a scan finds, for people and tools, and
 * is rebuilt whenever in doubt. Nothing here is on the path of a look-up or a store. Does not know
 * what is in a result, nor Maven.
 */
@NullMarked
package dev.ariabuild.cache.index;

import org.jspecify.annotations.NullMarked;
