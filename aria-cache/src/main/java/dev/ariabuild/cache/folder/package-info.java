/**
 * The cache folder: where each thing lies, which layout version it has, and how a file gets into it
 * (all of it or nothing).
 *
 * <p>Knows paths and the {@code FORMAT} file. Does not know what is in blobs and action files, nor
 * SQLite, nor when something is evicted.
 */
@NullMarked
package dev.ariabuild.cache.folder;

import org.jspecify.annotations.NullMarked;
