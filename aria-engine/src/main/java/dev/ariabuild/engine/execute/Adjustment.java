package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes outputs that stand and would be others now, although no input of their action has changed,
 * and remembers them: {@link Work#adjusted}.
 */
final class Adjustment {
  /** Why an action runs if its outputs cannot be told. */
  static final Reason UNFORESEEN =
      Reason.of(Cause.OUTPUT_CHANGED, "the order of a list of files cannot be foretold");

  private final ModuleSession module;
  private final ActionOutputs left;

  Adjustment(ModuleSession module, ActionOutputs left) {
    this.module = module;
    this.left = left;
  }

  /** Of what the action left last; false if the outputs of now cannot be told. */
  boolean ofLast(Action action, Work work) throws IOException {
    return of(module.find(action.id()).orElseThrow(), action, work);
  }

  /** Of what a trace says that the action left. */
  boolean of(Trace trace, Action action, Work work) throws IOException {
    ActionResult result = trace.result();
    Optional<Map<String, byte[]>> adjusted = work.adjusted(result.outputs());
    if (adjusted.isPresent() && !adjusted.get().isEmpty()) {
      module.aboutToChange();
      left.putInPlace(adjusted.get());
      List<String> paths = result.outputs().stream().map(OutputEntry::path).toList();
      left.record(
          action,
          ((Action.Described) action.nature()).inputs(),
          module.tree().entries(paths),
          result.delta(),
          trace.reusable());
    }
    return adjusted.isPresent();
  }
}
