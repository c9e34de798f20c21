package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.Origin;
import java.util.List;

/**
 * What one build asked of the cache and gave to it.
 *
 * @param layers layers that did anything, nearest first
 * @param remote what was done with a remote cache
 */
public record CacheFigures(List<Layer> layers, RemoteUse remote) {
  /** Copies the list. */
  public CacheFigures {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param hits action results it had
   * @param misses action results that no layer had; counted for the last one
   * @param stores action results it took
   * @param damaged entries that were damaged and were removed
   * @param broken times it failed; never more than a miss for the build
   * @param storedBytes bytes of what it took
   */
  public record Layer(
      Origin layer,
      long hits,
      long misses,
      long stores,
      long damaged,
      long broken,
      long storedBytes) {}

  /** Lookups that some layer answered. */
  public long hits() {
    return layers.stream().mapToLong(Layer::hits).sum();
  }

  /** Lookups that no layer answered. */
  public long misses() {
    return layers.stream().mapToLong(Layer::misses).sum();
  }

  /** Bytes stored in the layer that took most; the same result goes to several layers. */
  public long storedBytes() {
    return layers.stream().mapToLong(Layer::storedBytes).max().orElse(0);
  }

  /** Damaged entries in all layers. */
  public long damaged() {
    return layers.stream().mapToLong(Layer::damaged).sum();
  }
}
