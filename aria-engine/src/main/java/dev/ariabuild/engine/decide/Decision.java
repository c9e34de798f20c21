package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Reason;

/** What to do with an action. Each carries its reason. */
public sealed interface Decision {
  /** Why. */
  Reason reason();

  /**
   * Leave everything as it is and replay the project side effects.
   *
   * @param cutoff whether something changed upstream that this action does not read
   */
  record UpToDate(ActionKey key, Trace trace, boolean cutoff, Reason reason) implements Decision {}

  /** Write the outputs of an earlier execution, then replay the project side effects. */
  record Restore(ActionKey key, ActionResult result, Origin from, boolean cutoff, Reason reason)
      implements Decision {}

  /** Run it and record a trace. */
  record Execute(ActionKey key, Reason reason) implements Decision {}

  /** Run it; nothing can be said about skipping it. */
  record Bypass(Reason reason) implements Decision {}

  /** The user asked for nothing to be done. */
  record Skip(Reason reason) implements Decision {}
}
