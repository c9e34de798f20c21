package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells what builds themselves write into the work tree from what people write: paths that changed
 * during each of several builds one after the other, of which each but the first was for them
 * alone. Without that, such a build would be followed by another one for ever. Since somebody may
 * have saved a file that often, the next build for them is put off, each time for longer, and not
 * left out. Not thread-safe.
 */
final class OwnChanges {
  private static final int BUILDS = 3;

  private final Set<Path> suspects = new HashSet<>();
  private int builds;

  /**
   * A build ended.
   *
   * @param during what changed while it ran
   * @param forThemAlone whether it ran for nothing but what changed while the last one ran
   * @return those of them for which it need not run again soon: it seems to change them itself
   */
  Set<Path> after(Set<Path> during, boolean forThemAlone) {
    if (during.isEmpty()) {
      suspects.clear();
      builds = 0;
      return Set.of();
    }
    if (forThemAlone && builds > 0) {
      suspects.retainAll(during);
    } else {
      suspects.clear();
      suspects.addAll(during);
      builds = 0;
    }
    builds++;
    return builds >= BUILDS ? Set.copyOf(suspects) : Set.of();
  }

  /** Whether a build for these would be one for what builds seem to change themselves. */
  boolean areOwn(Set<Path> batch) {
    return builds >= BUILDS && suspects.containsAll(batch);
  }

  /** How long a build for these alone is put off. */
  long patienceNanos() {
    return Patience.nanos(builds - BUILDS);
  }
}
