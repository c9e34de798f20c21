package dev.ariabuild.cache;

import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.IndexEntry;
import dev.ariabuild.cache.index.Share;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cache holds, and what this process did with it.
 *
 * @param kinds for each kind of entry that occurs, how many there are
 * @param ages how much was last read when, the latest first
 * @param oldestAccess the earliest last read, milliseconds since 1970; 0 if there are no entries
 */
public record CacheStats(
    Map<EntryKind, Share> kinds, Map<Age, Share> ages, long oldestAccess, Session session) {
  /** How long ago something was stored or read. */
  public enum Age {
    /** Within the last hour. */
    HOUR("within the last hour", Duration.ofHours(1)),
    /** Within the last day, but not the last hour. */
    DAY("within the last day", Duration.ofDays(1)),
    /** Within the last seven days, but not the last one. */
    WEEK("within the last 7 days", Duration.ofDays(7)),
    /** Longer ago. */
    LONGER("longer ago", Duration.ofDays(1_000_000));

    private final String text;
    private final Duration upTo;

    Age(String text, Duration upTo) {
      this.text = text;
      this.upTo = upTo;
    }

    /** Such as {@code within the last hour}. */
    public String text() {
      return text;
    }

    static Age of(long millis) {
      for (Age age : values()) {
        if (millis <= age.upTo.toMillis()) {
          return age;
        }
      }
      return LONGER;
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
    ages = Collections.unmodifiableMap(new TreeMap<>(ages));
  }

  static CacheStats of(List<IndexEntry> entries, long nowMillis, Session session) {
    Map<EntryKind, Share> kinds = new EnumMap<>(EntryKind.class);
    Map<Age, Share> ages = new EnumMap<>(Age.class);
    long oldest = Long.MAX_VALUE;
    for (IndexEntry entry : entries) {
      Share one = Share.NONE.plus(entry.size());
      kinds.merge(entry.kind(), one, Share::plus);
      ages.merge(Age.of(nowMillis - entry.accessed()), one, Share::plus);
      oldest = Math.min(oldest, entry.accessed());
    }
    return new CacheStats(kinds, ages, entries.isEmpty() ? 0 : oldest, session);
  }

  /** All kinds together. */
  public Share total() {
    return kinds.values().stream().reduce(Share.NONE, Share::plus);
  }
}
