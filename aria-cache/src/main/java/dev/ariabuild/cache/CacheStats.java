package dev.ariabuild.cache;

import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.IndexEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the cache holds, and what this process did with it.
 *
 * @param kinds for each kind of entry that occurs, how many there are
 * @param oldestAccess the earliest last read, milliseconds since 1970; 0 if there are no entries
 */
public record CacheStats(Map<EntryKind, Share> kinds, long oldestAccess, Session session) {
  /**
   * A part of the cache.
   *
   * @param entries number of files
   * @param bytes as stored
   */
  public record Share(long entries, long bytes) {
    /** Nothing. */
    public static final Share NONE = new Share(0, 0);

    Share plus(long size) {
      return new Share(entries + 1, bytes + size);
    }
  }

  /**
   * What this process did since it opened the cache.
   *
   * @param hits results found
   * @param misses results not found
   * @param blobsRead blobs opened
   * @param blobsMissing blobs not found
   * @param stored blobs and results written
   */
  public record Session(long hits, long misses, long blobsRead, long blobsMissing, long stored) {}

  /** Copies the map. */
  public CacheStats {
    kinds = Map.copyOf(kinds);
  }

  static CacheStats of(List<IndexEntry> entries, Session session) {
    Map<EntryKind, Share> kinds = new EnumMap<>(EntryKind.class);
    long oldest = Long.MAX_VALUE;
    for (IndexEntry entry : entries) {
      kinds.put(entry.kind(), kinds.getOrDefault(entry.kind(), Share.NONE).plus(entry.size()));
      oldest = Math.min(oldest, entry.accessed());
    }
    return new CacheStats(kinds, entries.isEmpty() ? 0 : oldest, session);
  }

  /** All kinds together. */
  public Share total() {
    long entries = 0;
    long bytes = 0;
    for (Share share : kinds.values()) {
      entries += share.entries();
      bytes += share.bytes();
    }
    return new Share(entries, bytes);
  }
}
