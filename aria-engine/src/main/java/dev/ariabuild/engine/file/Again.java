package dev.ariabuild.engine.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What came of asking all questions again. */
public sealed interface Again {
  /**
   * Some answer is another one now.
   *
   * @param path about which
   * @param question what was asked, in a word or two
   */
  record Different(Path path, String question) implements Again {}

  /**
   * Whoever asked would come to the same conclusions.
   *
   * @param moved entries that are no longer the same, but are to those that read them in part; with
   *     the answers of now
   */
  record Same(Map<PartialRead, PartialRead.Answer> moved) implements Again {
    /** Copies the map. */
    public Same {
      moved = Map.copyOf(moved);
    }
  }

  /** About what an answer is another one now; empty if none is. */
  default Optional<Path> difference() {
    return this instanceof Different different ? Optional.of(different.path()) : Optional.empty();
  }
}
