package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.event.ActionId;
import java.util.List;
import java.util.Optional;

/** The last trace of each action of a module. */
@FunctionalInterface
public interface Traces {
  /** The last trace, if there is a readable one. */
  Optional<Trace> find(ActionId action);

  /**
   * The last traces of the same action in other checkouts, for explanations alone; none if nobody
   * knows.
   */
  default List<Trace> elsewhere(ActionId action) {
    return List.of();
  }
}
