package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.Recency;
import dev.ariabuild.cache.disk.StoredFile;
import dev.ariabuild.engine.digest.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what goes; touches no file.
 *
 * <ol>
 *   <li>what was not read for longer than the maximum age, always;
 *   <li>if there is still too much, or too little room: all that was not read for seven days;
 *   <li>then the least recently read, until there is a tenth less than the limit.
 * </ol>
 *
 * Never what is protected or was read within the hour.
 */
public record Eviction(DiskLimits limits, Set<Digest> kept) {
  private static final Duration UNREAD = Duration.ofDays(7);
  private static final Duration GRACE = Duration.ofHours(1).plus(Recency.STEP);

  /** The files that go, in the order in which to remove them. */
  public List<StoredFile> victims(List<StoredFile> files, long nowMillis, Space space) {
    List<StoredFile> candidates = new ArrayList<>();
    long total = 0;
    for (StoredFile file : files) {
      total += file.size();
      if (nowMillis - file.accessed() > GRACE.toMillis() && !kept.contains(file.id())) {
        candidates.add(file);
      }
    }
    candidates.sort(Comparator.comparingLong(StoredFile::accessed).thenComparing(StoredFile::path));
    Set<StoredFile> victims = new LinkedHashSet<>();
    long gone = addOlder(candidates, nowMillis, limits.maxAge(), victims);
    long tooMuch = Math.max(total - limits.maxBytes(), space.missing(limits.minFreePercent()));
    if (gone >= tooMuch) {
      return List.copyOf(victims);
    }
    gone += addOlder(candidates, nowMillis, UNREAD, victims);
    long goal = tooMuch + Math.min(total, limits.maxBytes()) / 10;
    for (StoredFile file : candidates) {
      if (gone >= goal) {
        break;
      }
      if (victims.add(file)) {
        gone += file.size();
      }
    }
    return List.copyOf(victims);
  }

  /** Adds all files that were not read for that long; returns the bytes of those it added. */
  private static long addOlder(
      List<StoredFile> candidates, long nowMillis, Duration age, Set<StoredFile> victims) {
    long added = 0;
    for (StoredFile file : candidates) {
      if (nowMillis - file.accessed() > age.toMillis() && victims.add(file)) {
        added += file.size();
      }
    }
    return added;
  }
}
