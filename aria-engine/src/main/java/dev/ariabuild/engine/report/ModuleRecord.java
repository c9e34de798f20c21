package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import java.util.List;

/**
 * What one build did in one module.
 *
 * @param dir module directory relative to the execution root, {@code /} separated, {@code .} for
 *     the root; empty if nobody said
 * @param outcome {@link #outcomeOf} its actions, or {@code failed} if the module failed otherwise
 * @param whole nothing that it reads had changed, so that its actions were not decided one by one
 * @param actions in the order in which they ended
 */
public record ModuleRecord(
    ModuleId id, String dir, Outcome outcome, boolean whole, List<ActionRecord> actions) {
  /** Strongest first. */
  private static final List<Outcome> BY_STRENGTH =
      List.of(
          Outcome.FAILED,
          Outcome.EXECUTED,
          Outcome.EXECUTED_INCREMENTALLY,
          Outcome.RESTORED,
          Outcome.UP_TO_DATE,
          Outcome.BYPASSED,
          Outcome.SKIPPED);

  /** Copies the list. */
  public ModuleRecord {
    actions = List.copyOf(actions);
  }

  /** A module whose actions were decided one by one. */
  public ModuleRecord(ModuleId id, String dir, Outcome outcome, List<ActionRecord> actions) {
    this(id, dir, outcome, false, actions);
  }

  /**
   * The strongest outcome among the actions: failed, executed, executed-incrementally, restored,
   * up-to-date, bypassed, skipped, in this order; up-to-date if there are none.
   */
  public static Outcome outcomeOf(List<ActionRecord> actions) {
    return actions.isEmpty()
        ? Outcome.UP_TO_DATE
        : BY_STRENGTH.get(
            actions.stream().mapToInt(a -> BY_STRENGTH.indexOf(a.outcome())).min().orElseThrow());
  }
}
