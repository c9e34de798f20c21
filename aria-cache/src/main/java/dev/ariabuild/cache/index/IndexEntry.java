package dev.ariabuild.cache.index;

import dev.ariabuild.engine.digest.Digest;

/**
 * A row of the index.
 *
 * @param path relative to the cache folder, {@code /} separated
 * @param size in bytes, as stored
 * @param created when it was first seen, milliseconds since 1970
 * @param accessed when it was last stored or read, milliseconds since 1970
 */
public record IndexEntry(
    Digest id, String path, long size, long created, long accessed, EntryKind kind) {}
