package dev.ariabuild.cache.index;

import java.util.Map;

/**
 * What a round of upkeep did.
 *
 * @param removed how much went, for each reason that occurred
 * @param leftovers files that killed writers had left
 * @param left all that is still there
 */
public record Upkeep(Map<Why, Share> removed, int leftovers, Share left) {
  /** Copies the map. */
  public Upkeep {
    removed = Map.copyOf(removed);
  }

  /** All reasons together. */
  public Share total() {
    return removed.values().stream().reduce(Share.NONE, Share::plus);
  }
}
