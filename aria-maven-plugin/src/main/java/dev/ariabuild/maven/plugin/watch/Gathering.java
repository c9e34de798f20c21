package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gathers changed paths into batches. A batch is over when nothing was added for a while, which is
 * short for the few files that an editor saves and long for a change of branch; or when it has been
 * open for so long that waiting for silence is of no use. Knows no clock: all times are nanoseconds
 * of one that the caller reads. Not thread-safe.
 */
final class Gathering {
  /** A batch of up to this many paths may come from an editor. */
  static final int FEW = 8;

  static final long QUIET_NANOS = 12_000_000L;

  /** After such a silence it is worth while to begin, though more may come. */
  static final long BRIEF_NANOS = 2_000_000L;

  static final long QUIET_OF_MANY_NANOS = 200_000_000L;
  static final long LONGEST_NANOS = 3_000_000_000L;

  private static final int MOST_PASSING = 10_000;

  private final Set<Path> paths = new LinkedHashSet<>();
  private final Set<Path> passing;
  private long first;
  private long last;

  /** An empty batch. */
  Gathering() {
    this(new HashSet<>());
  }

  /**
   * An empty batch.
   *
   * @param passing paths that came, but were in no batch yet; shared by all that gather in turn
   */
  Gathering(Set<Path> passing) {
    this.passing = passing;
  }

  /** Adds a path at a time. */
  void saw(Path path, long now) {
    saw(path, false, now);
  }

  /**
   * Adds a path at a time.
   *
   * @param fresh whether nothing was there before
   */
  void saw(Path path, boolean fresh, long now) {
    if (paths.isEmpty()) {
      first = now;
    }
    last = now;
    if (paths.add(path) && fresh && passing.size() < MOST_PASSING) {
      passing.add(path);
    }
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /** How long to wait; 0 if the batch is over, {@link Long#MAX_VALUE} if there is none. */
  long nanosLeft(long now) {
    return nanosLeft(now, QUIET_NANOS);
  }

  /** The same for another silence after few paths. */
  long nanosLeft(long now, long quietOfFew) {
    if (paths.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long quiet = paths.size() <= FEW ? quietOfFew : QUIET_OF_MANY_NANOS;
    return Math.max(0, Math.min(last + quiet - now, first + LONGEST_NANOS - now));
  }

  /**
   * The batch, without what came and is gone again; the next one begins.
   *
   * @param exists whether something stands at a path now
   */
  Set<Path> take(Predicate<Path> exists) {
    Set<Path> batch = peek(exists);
    paths.clear();
    passing.removeAll(batch);
    return batch;
  }

  /** The batch as it would be taken now. */
  Set<Path> peek(Predicate<Path> exists) {
    Set<Path> batch = new LinkedHashSet<>();
    for (Path path : paths) {
      if (!passing.contains(path) || exists.test(path)) {
        batch.add(path);
      }
    }
    return batch;
  }

  /** Opens a batch again with what it held. */
  void putBack(Collection<Path> batch, long now) {
    batch.forEach(path -> saw(path, now));
  }
}
