package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Files that the command seems to write, though builds read them: paths that changed within 3 s of
 * each of four starts of it, one after the other. Without that it would be started again for ever.
 * Since somebody may save as fast, builds for them are put off, and not left out. Not thread-safe.
 */
final class CommandWrites {
  private static final int STARTS = 4;
  private static final long SOON_NANOS = 3_000_000_000L;

  private final Set<Path> suspects = new HashSet<>();
  private final Patience patience = new Patience();
  private int turns;
  private long start;
  private boolean fresh;

  /** The command was started. */
  void started(long now) {
    start = now;
    fresh = true;
  }

  /**
   * Files changed for which a build would run that is for nothing else.
   *
   * @return whether builds for these are put off from now on, and were not before
   */
  boolean saw(Collection<Path> batch, long now) {
    if (!fresh || now - start > SOON_NANOS) {
      if (!areWritten(batch)) {
        turns = 0;
      }
      return false;
    }
    fresh = false;
    if (turns > 0) {
      suspects.retainAll(batch);
    }
    if (turns == 0 || suspects.isEmpty()) {
      suspects.clear();
      suspects.addAll(batch);
      patience.forget();
      turns = 0;
    }
    turns++;
    if (areWritten(batch)) {
      patience.begin(now);
    }
    return turns == STARTS && areWritten(batch);
  }

  private boolean areWritten(Collection<Path> batch) {
    return turns >= STARTS && suspects.containsAll(batch);
  }

  /** How long a build for this alone is put off; 0 if it is not. */
  long left(Path path, long now) {
    return turns >= STARTS && suspects.contains(path) ? patience.left(now) : 0;
  }
}
