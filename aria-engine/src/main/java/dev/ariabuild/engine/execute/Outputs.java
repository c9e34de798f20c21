package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Carries outputs between a work tree and the cache. */
public interface Outputs {
  /** Keeps nothing and has nothing. */
  Outputs NONE =
      new Outputs() {
        @Override
        public void store(Path moduleDir, ActionKey key, ActionResult result) {}

        @Override
        public List<OutputEntry> restore(
            Path moduleDir, Path scratch, ActionKey key, ActionResult result) throws IOException {
          throw new IOException("nothing is kept");
        }
      };

  /**
   * Takes a result's bytes from the work tree as they are now and keeps them, later if it likes.
   * Never throws: what could not be kept is an event.
   */
  void store(Path moduleDir, ActionKey key, ActionResult result);

  /**
   * The same.
   *
   * @param took how long the result took to make; zero if that is not known
   */
  default void store(Path moduleDir, ActionKey key, ActionResult result, Duration took) {
    store(moduleDir, key, result);
  }

  /**
   * Writes all outputs, each verified by its digest before anything is in its place.
   *
   * @param scratch a directory on the same file system for what is not verified yet
   * @return the entries as they now stand in the work tree
   * @throws IOException if a piece is missing or damaged; then nothing was written and the entry is
   *     forgotten
   */
  List<OutputEntry> restore(Path moduleDir, Path scratch, ActionKey key, ActionResult result)
      throws IOException;
}
