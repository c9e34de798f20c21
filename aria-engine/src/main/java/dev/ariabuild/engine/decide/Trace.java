package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.event.ActionId;

/**
 * The record of an execution: what it read, wrote and changed on the project.
 *
 * @param inputs what it read; empty for an unconditional action
 * @param reusable whether it may stand for a new execution: false after a failure, for a result
 *     such as failing tests, and for unconditional actions
 */
public record Trace(ActionId action, Inputs inputs, ActionResult result, boolean reusable) {
  /** The key of its inputs. */
  public ActionKey key() {
    return inputs.key();
  }
}
