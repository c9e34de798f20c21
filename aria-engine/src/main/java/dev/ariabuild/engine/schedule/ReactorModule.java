package dev.ariabuild.engine.schedule;

import java.util.Set;

/**
 * A module as a queue sees it.
 *
 * @param id its name, by which it is compared
 * @param needsClasses modules whose classes must exist before it begins; their ends must have come
 *     before it needs more
 * @param needsEnd modules that must have come to their end before it begins
 * @param cost what building it is expected to take, in any unit; at least 0
 */
public record ReactorModule<M>(M id, Set<M> needsClasses, Set<M> needsEnd, long cost) {
  /** Copies the sets. */
  public ReactorModule {
    needsClasses = Set.copyOf(needsClasses);
    needsEnd = Set.copyOf(needsEnd);
    if (cost < 0) {
      throw new IllegalArgumentException("module " + id + " costs " + cost);
    }
  }
}
