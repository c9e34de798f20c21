package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.maven.whole.WholeModules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecution;

/** What came of a module's actions in this build, as the next one may find it again. */
final class ModuleSteps {
  private final List<Step> steps = new ArrayList<>();
  private final Set<ActionId> forked = new HashSet<>();
  private final Set<String> roots = new TreeSet<>();
  private boolean repeatable = true;

  /**
   * Adds one.
   *
   * @param fork whether it ran on a copy of the project, inside another one
   */
  void add(Action action, ActionFinished end, MojoExecution mojo, boolean fork) {
    boolean runs = end.outcome() == Outcome.BYPASSED;
    repeatable &= end.outcome() != Outcome.FAILED && !(fork && runs);
    repeatable &= !WholeModules.changesByItself(mojo);
    Outcome outcome = runs || end.outcome() == Outcome.SKIPPED ? end.outcome() : Outcome.UP_TO_DATE;
    if (action.nature() instanceof Action.Described described) {
      roots.addAll(described.exclusiveRoots());
    }
    if (fork) {
      forked.add(end.action());
    }
    steps.add(
        new Step(
            end.action(),
            end.phase(),
            outcome,
            Optional.ofNullable(end.key()).orElse(""),
            ProjectDelta.NONE,
            runs ? WholeModules.call(mojo) : ""));
  }

  /** Whether all that happened would happen again in the same way. */
  boolean repeatable() {
    return repeatable && !steps.isEmpty();
  }

  /** Directories in which every file must have an owner. */
  List<String> roots() {
    return List.copyOf(roots);
  }

  /** The actions that can be up to date. */
  List<ActionId> skippable() {
    return steps.stream()
        .filter(step -> step.outcome() == Outcome.UP_TO_DATE)
        .map(Step::action)
        .toList();
  }

  /**
   * The steps.
   *
   * @param deltas what each action changed on the project
   */
  List<Step> done(Function<ActionId, ProjectDelta> deltas) {
    return steps.stream()
        .map(
            step ->
                new Step(
                    step.action(),
                    step.phase(),
                    step.outcome(),
                    step.key(),
                    step.outcome() == Outcome.UP_TO_DATE && !forked.contains(step.action())
                        ? deltas.apply(step.action())
                        : ProjectDelta.NONE,
                    step.call()))
        .toList();
  }
}
