package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.event.Origin;
import java.util.Optional;

/** Looks results up in the caches. Never throws: a broken layer is a miss. */
@FunctionalInterface
public interface ResultLookup {
  /** Finds nothing. */
  ResultLookup NOTHING = key -> Optional.empty();

  /** A result and the layer that had it. */
  record Found(ActionResult result, Origin from) {}

  /** The result of this key in the nearest layer. */
  Optional<Found> find(ActionKey key);

  /** Why a result that some layer has was not found; empty if no layer says so. */
  default Optional<String> refusal(ActionKey key) {
    return Optional.empty();
  }
}
