package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.Recency;
import dev.ariabuild.cache.disk.StoredFile;
import dev.ariabuild.engine.digest.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what goes; touches no file.
 *
 * <ol>
 *   <li>what nothing can use any more, always;
 *   <li>what was not read for longer than the maximum age, always;
 *   <li>if there is still too much, or too little room: all that was not read for seven days;
 *   <li>then the least recently read, until there is a tenth less than the limit.
 * </ol>
 *
 * Never what is protected or was read within the hour.
 *
 * @param kept ids of what is in use
 * @param useless what nothing can use any more, and why
 */
public record Eviction(DiskLimits limits, Set<Digest> kept, Map<StoredFile, Why> useless) {
  private static final Duration UNREAD = Duration.ofDays(7);
  private static final Duration GRACE = Duration.ofHours(1).plus(Recency.STEP);

  /** Where nothing is known to be useless. */
  public Eviction(DiskLimits limits, Set<Digest> kept) {
    this(limits, kept, Map.of());
  }

  /** What goes, in the order in which to remove it, and why. */
  public Map<StoredFile, Why> victims(List<StoredFile> files, long nowMillis, Space space) {
    List<StoredFile> candidates = new ArrayList<>();
    long total = 0;
    for (StoredFile file : files) {
      total += file.size();
      if (nowMillis - file.accessed() > GRACE.toMillis() && !kept.contains(file.id())) {
        candidates.add(file);
      }
    }
    candidates.sort(Comparator.comparingLong(StoredFile::accessed).thenComparing(StoredFile::path));
    Map<StoredFile, Why> victims = new LinkedHashMap<>();
    long gone = 0;
    for (StoredFile file : candidates) {
      Why why = useless.get(file);
      if (why != null) {
        victims.put(file, why);
        gone += file.size();
      }
    }
    gone += addOlder(candidates, nowMillis, limits.maxAge(), Why.TOO_OLD, victims);
    long tooMuch = Math.max(total - limits.maxBytes(), space.missing(limits.minFreePercent()));
    if (gone >= tooMuch) {
      return victims;
    }
    gone += addOlder(candidates, nowMillis, UNREAD, Why.UNREAD, victims);
    long goal = tooMuch + Math.min(total, limits.maxBytes()) / 10;
    for (StoredFile file : candidates) {
      if (gone >= goal) {
        break;
      }
      if (victims.putIfAbsent(file, Why.LEAST_RECENTLY_READ) == null) {
        gone += file.size();
      }
    }
    return victims;
  }

  /** Adds all files that were not read for that long; returns the bytes of those it added. */
  private static long addOlder(
      List<StoredFile> candidates,
      long nowMillis,
      Duration age,
      Why why,
      Map<StoredFile, Why> victims) {
    long added = 0;
    for (StoredFile file : candidates) {
      if (nowMillis - file.accessed() > age.toMillis() && victims.putIfAbsent(file, why) == null) {
        added += file.size();
      }
    }
    return added;
  }
}
