package dev.ariabuild.engine.audit;

import dev.ariabuild.engine.event.ActionId;
import java.util.List;

/**
 * Something in the work tree that is not as an execution makes it.
 *
 * @param writers the actions that write it, in order; empty if none is known to
 * @param what a path relative to the module's directory, or what an action changes on the project
 * @param how the first difference: part, what stands in the work tree, what an execution writes
 */
public record Finding(List<ActionId> writers, String what, String how) {
  /** Copies the list. */
  public Finding {
    writers = List.copyOf(writers);
  }

  @Override
  public String toString() {
    return what + ": " + how;
  }
}
