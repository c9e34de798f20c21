package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files for which builds, as far as is seen, have nothing to do, such as what a program logs: after
 * three builds for nothing else in which no goal ran, further ones for such a file, or for any
 * other in its folder, are put off. They are not left out, for nobody knows what a goal may read
 * one day. Not thread-safe.
 */
final class UnusedFiles {
  private static final int BUILDS = 3;

  private final Map<Path, Integer> needless = new HashMap<>();
  private final Patience patience = new Patience();

  /**
   * A build ended that ran for a batch alone.
   *
   * @param batch files that may be unused
   * @param modules directories of modules: a folder that holds one is never unused
   * @param did whether a goal ran
   * @return whether builds for these are put off from now on, and were not before
   */
  boolean after(Collection<Path> batch, Set<Path> modules, boolean did, long now) {
    Set<Path> all = new HashSet<>(batch);
    for (Path path : batch) {
      for (Path up = path.getParent(); up != null && !holdsOne(up, modules); up = up.getParent()) {
        all.add(up);
      }
    }
    if (did) {
      needless.keySet().removeAll(all);
      patience.forget();
      return false;
    }
    boolean before = contains(batch);
    all.forEach(path -> needless.merge(path, 1, Integer::sum));
    if (contains(batch)) {
      patience.begin(now);
    }
    return !before && contains(batch);
  }

  private static boolean holdsOne(Path folder, Set<Path> modules) {
    return modules.stream().anyMatch(module -> module.startsWith(folder));
  }

  private boolean contains(Collection<Path> batch) {
    return batch.stream().allMatch(this::contains);
  }

  private boolean contains(Path path) {
    for (Path up = path; up != null; up = up.getParent()) {
      if (needless.getOrDefault(up, 0) >= BUILDS) {
        return true;
      }
    }
    return false;
  }

  /** How long a build for this alone is put off; 0 if it is not. */
  long left(Path path, long now) {
    return contains(path) ? patience.left(now) : 0;
  }
}
