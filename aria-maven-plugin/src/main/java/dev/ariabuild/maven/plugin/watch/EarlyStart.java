package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Has classes of changed sources compiled while it is still being waited whether more is saved.
 * Only when nothing more came are they written, or errors told; otherwise what was compiled is
 * thrown away.
 */
final class EarlyStart {
  private final Changes changes;
  private final BiFunction<Set<Path>, Predicate<Boolean>, Map<String, Object>> compiler;
  private final Predicate<Set<Path>> quick;
  private Map<String, Object> answer = Map.of();

  /**
   * For one batch, which has begun.
   *
   * @param compiler as {@link Builds#quick}
   * @param quick whether it may be asked for these paths
   */
  EarlyStart(
      Changes changes,
      BiFunction<Set<Path>, Predicate<Boolean>, Map<String, Object>> compiler,
      Predicate<Set<Path>> quick) {
    this.changes = changes;
    this.compiler = compiler;
    this.quick = quick;
  }

  /** The batch when it is over; what changes from then on belongs to the next one. */
  Set<Path> batch() throws InterruptedException {
    while (true) {
      Set<Path> paths = changes.peek();
      if (!quick.test(paths)) {
        changes.await();
        if (changes.isStopping() || !quick.test(changes.peek())) {
          return changes.take();
        }
        continue; // what an editor had written beside it is gone
      }
      Still still = new Still(paths);
      answer = compiler.apply(paths, still);
      if (!QuickAnswer.isDropped(answer)) {
        if (still.taken) {
          return paths;
        }
        changes.await();
        return changes.take();
      }
      if (still.taken) { // the same files, but with another content
        changes.putBack(paths);
      }
      answer = Map.of();
      if (!changes.awaitBrief()) {
        return changes.take();
      }
    }
  }

  /** What came of it. */
  Map<String, Object> answer() {
    return answer;
  }

  /** Whether these paths are all that changed; given true it waits until that is certain. */
  private final class Still implements Predicate<Boolean> {
    private final Set<Path> paths;
    private boolean taken;

    Still(Set<Path> paths) {
      this.paths = paths;
    }

    @Override
    public boolean test(Boolean certain) {
      if (taken) {
        return true;
      }
      try {
        if (certain && !changes.await()) {
          return false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      if (!changes.peek().equals(paths)) {
        return false;
      }
      if (certain) {
        changes.take();
        taken = true;
      }
      return true;
    }
  }
}
