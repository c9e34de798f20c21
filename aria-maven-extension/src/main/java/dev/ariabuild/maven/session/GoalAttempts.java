package dev.ariabuild.maven.session;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.execute.Work.Attempt;
import dev.ariabuild.engine.file.Glance;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.JavacGoal;
import dev.ariabuild.maven.compile.JavacGoals;
import dev.ariabuild.maven.goal.GoalDescriptor;
import dev.ariabuild.maven.memory.Memory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProjectHelper;

/**
 * One goal, read as often as somebody saves what it reads while it is done in part, but not for
 * ever.
 */
final class GoalAttempts {
  private static final int MOST = 3;

  private final ModuleContext module;
  private final MojoExecution mojo;
  private final ActionId id;
  private final Optional<GoalDescriptor> goal;
  private final Set<String> later;
  private final boolean othersAtWork;
  private final Disturbance disturbance;
  private final ActionFactory actions;
  private final Optional<JavacGoals> javac;
  private final Consumer<JavacGoal> note;
  private int left = MOST;

  /**
   * For one goal.
   *
   * @param later what it left, and those after it, in an earlier build
   * @param othersAtWork whether modules above may change what it reads of them
   * @param note hears of each compilation that is read
   */
  GoalAttempts(
      ModuleContext module,
      MojoExecution mojo,
      ActionId id,
      Optional<GoalDescriptor> goal,
      Set<String> later,
      boolean othersAtWork,
      Disturbance disturbance,
      ActionFactory actions,
      Optional<JavacGoals> javac,
      Consumer<JavacGoal> note) {
    this.module = module;
    this.mojo = mojo;
    this.id = id;
    this.goal = goal;
    this.later = later;
    this.othersAtWork = othersAtWork;
    this.disturbance = disturbance;
    this.actions = actions;
    this.javac = javac;
    this.note = note;
  }

  /** Reads it as it is now. */
  Attempt next(MavenProjectHelper helper, MojoCall call) {
    left--;
    disturbance.begin();
    Action action;
    Optional<JavacGoal> compiling;
    Glance glance = module.files().glance();
    try {
      action = read();
      compiling = javac.flatMap(goals -> goals.of(module, mojo, action));
    } finally {
      glance.close();
    }
    compiling.ifPresent(note);
    MojoWork work =
        new MojoWork(
            module,
            helper,
            call,
            goal.map(GoalDescriptor::noFailedTests).orElse(false),
            () ->
                disturbance.of(
                    action,
                    goal.map(GoalDescriptor::settles).orElse(false),
                    othersAtWork,
                    compiling.isPresent(),
                    this::read),
            () -> left > 0 ? Optional.of(next(helper, call)) : Optional.empty(),
            compiling,
            action.nature() instanceof Action.Described described
                ? Memory.of(mojo, module.moduleDir(), described.inputs())
                : Optional.empty(),
            action.nature() instanceof Action.Described);
    return new Attempt(action, work);
  }

  private Action read() {
    return actions.create(module, mojo, id, later);
  }
}
