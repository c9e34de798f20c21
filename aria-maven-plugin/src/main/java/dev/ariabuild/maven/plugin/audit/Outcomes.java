package dev.ariabuild.maven.plugin.audit;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.report.ActionRecord;
import dev.ariabuild.engine.report.BuildRecord;
import dev.ariabuild.engine.report.ModuleRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the actions of a build ended. */
record Outcomes(Map<ActionId, Outcome> byAction) {
  private static final Set<Outcome> REUSED =
      Set.of(Outcome.UP_TO_DATE, Outcome.RESTORED, Outcome.SKIPPED);

  static Outcomes of(BuildRecord record) {
    Map<ActionId, Outcome> outcomes = new LinkedHashMap<>();
    for (ModuleRecord module : record.modules()) {
      for (ActionRecord action : module.actions()) {
        outcomes.put(
            new ActionId(module.id(), action.goal(), action.execution()), action.outcome());
      }
    }
    return new Outcomes(outcomes);
  }

  /** Whether what was there stands for an execution. */
  boolean reused(ActionId action) {
    @Nullable Outcome outcome = byAction.get(action);
    return outcome != null && REUSED.contains(outcome);
  }

  /** How many were reused. */
  int reused() {
    return (int) byAction.keySet().stream().filter(this::reused).count();
  }

  /** Those that ran and failed, in the order of the build. */
  List<ActionId> failed() {
    return byAction.keySet().stream()
        .filter(action -> byAction.get(action) == Outcome.FAILED)
        .toList();
  }

  /** For people. */
  String label(ActionId action) {
    @Nullable Outcome outcome = byAction.get(action);
    return outcome == null ? "not run" : outcome.label();
  }
}
