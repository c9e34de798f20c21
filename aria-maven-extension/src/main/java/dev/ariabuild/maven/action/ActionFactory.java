package dev.ariabuild.maven.action;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.maven.goal.CarriedGoals;
import dev.ariabuild.maven.goal.Extra;
import dev.ariabuild.maven.goal.GoalCatalogue;
import dev.ariabuild.maven.goal.GoalDescriptor;
import dev.ariabuild.maven.goal.Role;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/**
 * Makes an action of a mojo execution: one pass over its parameters, in the order of their names.
 */
public final class ActionFactory {
  private final GoalCatalogue catalogue;
  private final CarriedGoals carried;
  private final boolean run;
  private final Function<ModuleContext, Optional<Checks>> checks;

  /**
   * Descriptors come from the catalogue, else from the plugins themselves.
   *
   * @param run whether every action runs, whatever is described
   * @param checks what compilers do in place of compiling a module; what they then leave must never
   *     be taken for classes
   */
  public ActionFactory(
      GoalCatalogue catalogue,
      CarriedGoals carried,
      boolean run,
      Function<ModuleContext, Optional<Checks>> checks) {
    this.checks = checks;
    this.catalogue = catalogue;
    this.carried = carried;
    this.run = run;
  }

  /** The descriptor of a mojo execution, if there is one. */
  public Optional<GoalDescriptor> descriptor(MavenSession session, MojoExecution mojo) {
    String plugin = mojo.getGroupId() + ":" + mojo.getArtifactId();
    return catalogue
        .find(plugin, mojo.getVersion(), mojo.getGoal())
        .or(
            () ->
                PluginJar.find(session, mojo)
                    .flatMap(file -> carried.find(plugin, file.toPath(), mojo.getGoal())));
  }

  /**
   * The action, with everything it reads read. Never throws for what the user wrote: doubt runs.
   *
   * @param later paths in the build directory, relative to the module, that this action or a later
   *     one left in an earlier build; a clean build would not show them to it
   */
  public Action create(ModuleContext module, MojoExecution mojo, ActionId id, Set<String> later) {
    String phase = Optional.ofNullable(mojo.getLifecyclePhase()).orElse("");
    return new Action(id, phase, nature(module, mojo, later));
  }

  private Action.Nature nature(ModuleContext module, MojoExecution mojo, Set<String> later) {
    Optional<GoalDescriptor> descriptor = descriptor(module.session(), mojo);
    if (run) {
      return new Action.Unconditional(Reason.of(Cause.ALWAYS_RUNS, "the build is audited"));
    }
    if (descriptor.isEmpty()) {
      return new Action.Unconditional(
          Reason.of(
              Cause.NO_DESCRIPTOR,
              mojo.getArtifactId() + ":" + mojo.getVersion() + ":" + mojo.getGoal()));
    }
    GoalDescriptor goal = descriptor.get();
    if (goal.always().isPresent()) {
      return new Action.Unconditional(Reason.of(Cause.ALWAYS_RUNS, goal.always().get()));
    }
    try {
      ConfigEvaluator evaluator = new ConfigEvaluator(module.session(), mojo);
      Map<String, ConfigNode> parameters = new TreeMap<>(evaluator.parameters(mojo));
      for (String skip : goal.skipWhen()) {
        ConfigNode node = parameters.get(skip);
        if (node != null && node.isTrue()) {
          return new Action.Unwanted(Reason.of(Cause.USER_SKIPPED, skip + " = true"));
        }
      }
      Conditions.check(goal, parameters, value -> stands(module, value));
      return described(module, mojo, goal, parameters, evaluator, later);
    } catch (Doubt doubt) {
      return new Action.Unconditional(doubt.reason(), goal.rollBack());
    } catch (ExpressionEvaluationException | UncheckedIOException | IllegalArgumentException e) {
      return new Action.Unconditional(
          Reason.of(Cause.UNREADABLE_INPUT, String.valueOf(e.getMessage())), goal.rollBack());
    }
  }

  private Action.Described described(
      ModuleContext module,
      MojoExecution mojo,
      GoalDescriptor goal,
      Map<String, ConfigNode> parameters,
      ConfigEvaluator evaluator,
      Set<String> later)
      throws Doubt, ExpressionEvaluationException {
    InputList inputs = new InputList(module, later);
    Identity.read(module, mojo, inputs);
    boolean compiles = mojo.getArtifactId().equals("maven-compiler-plugin");
    checks.apply(module).ifPresent(check -> inputs.value("check", check.key(compiles)));
    Places places = new Places(module, evaluator, parameters);
    List<Path> outputs = new ArrayList<>(places.of(goal.outputs()));
    for (Map.Entry<String, Role> entry : goal.parameters().entrySet()) {
      for (ConfigNode node : Conditions.find(parameters, entry.getKey().split("/"))) {
        if (node.value() == null) {
          continue;
        }
        if (entry.getValue() == Role.OUTPUT) {
          outputs.add(module.path(node.value()));
        } else if (entry.getValue() == Role.SHARED_OUTPUT) {
          Conditions.checkPlace(module, module.path(node.value()));
        }
      }
    }
    for (Path output : outputs) {
      Conditions.checkPlace(module, output);
    }
    ParameterReader reader = new ParameterReader(module, mojo, goal, parameters, outputs, inputs);
    for (ConfigNode node : parameters.values()) {
      reader.read(node);
    }
    inputs.files(places.of(goal.reads()));
    for (String name : goal.filesAbove()) {
      for (Path dir = module.moduleDir(); dir != null; dir = dir.getParent()) {
        inputs.file(dir.resolve(name));
        if (!dir.startsWith(module.root()) || dir.equals(module.root())) {
          break;
        }
      }
    }
    ExtraReader extras = new ExtraReader(module, inputs, parameters);
    for (Extra extra : Extra.values()) {
      if (goal.extras().contains(extra) || conditional(goal, extra, parameters, module)) {
        extras.read(extra);
      }
    }
    return new Action.Described(
        inputs.done(),
        roots(module, outputs),
        goal.rollBack() ? OnFailure.ROLL_BACK : OnFailure.KEEP,
        goal.constructive(),
        inputs.hidden());
  }

  private static boolean conditional(
      GoalDescriptor goal, Extra extra, Map<String, ConfigNode> parameters, ModuleContext module) {
    return goal.extrasWhen().entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue().contains(extra)
                    && Conditions.applies(
                        entry.getKey(), parameters, value -> stands(module, value)));
  }

  private static boolean stands(ModuleContext module, Object path) {
    return module.files().stat(module.path(path)).isPresent();
  }

  /** Output directories strictly below the build directory. */
  private static List<String> roots(ModuleContext module, List<Path> outputs) {
    return outputs.stream()
        .filter(path -> path.startsWith(module.buildDir()) && !path.equals(module.buildDir()))
        .map(module::name)
        .sorted()
        .distinct()
        .toList();
  }
}
