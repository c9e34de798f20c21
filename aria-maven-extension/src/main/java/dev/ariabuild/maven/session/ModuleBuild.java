package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.config.CacheKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.execute.ActionRunner;
import dev.ariabuild.engine.execute.CachedOutputs;
import dev.ariabuild.engine.execute.ModuleRestorer;
import dev.ariabuild.engine.execute.ModuleSession;
import dev.ariabuild.engine.execute.Outputs;
import dev.ariabuild.engine.file.Glance;
import dev.ariabuild.engine.file.Meanwhile;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.compile.JavacGoal;
import dev.ariabuild.maven.compile.JavacGoals;
import dev.ariabuild.maven.goal.GoalDescriptor;
import dev.ariabuild.maven.memory.Memory;
import dev.ariabuild.maven.project.MavenOwned;
import dev.ariabuild.maven.whole.WholeModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One module of one build. A module is built by one thread at a time. */
final class ModuleBuild {
  private static final Logger LOG = LoggerFactory.getLogger("aria");

  private final ModuleContext context;
  private final ModuleSession session;
  private final ActionRunner runner;
  private final ActionFactory actions;
  private final MavenProjectHelper projectHelper;
  private final EventSink events;
  private final Optional<JavacGoals> javac;
  private final Optional<Notes> notes;
  private final Map<ActionId, Integer> runs = new HashMap<>();
  private final Set<ActionId> seen = new HashSet<>();
  private final Set<ActionId> writers = new HashSet<>();
  private final ModuleSteps steps = new ModuleSteps();
  private final ModuleRestorer restorer;
  private final Stores stores;
  private final ModuleKeeping keeping;
  private final Disturbance disturbance;
  private final boolean keep;
  private final String profile;
  private final String dir;
  private boolean started;
  private boolean entered;
  private boolean ended;
  private boolean resumed;
  private @Nullable ActionFinished last;
  private long lastTurn;
  private boolean othersAtWork;

  ModuleBuild(
      ModuleContext context,
      ReadLog log,
      Stores stores,
      WholeModules whole,
      Settings settings,
      ActionFactory actions,
      MavenProjectHelper projectHelper,
      Optional<JavacGoals> javac,
      Optional<Notes> notes,
      Path root) {
    this.javac = javac;
    this.notes = notes;
    this.context = context;
    this.stores = stores;
    this.actions = actions;
    this.projectHelper = projectHelper;
    this.events = note();
    String place = root.relativize(context.moduleDir()).toString().replace('\\', '/');
    this.dir = place.isEmpty() ? "." : place;
    this.session =
        new ModuleSession(
            context.moduleDir(),
            context.buildDir(),
            stores.files(),
            MavenOwned::contains,
            stores.traceStore(context.moduleDir()),
            stores.write());
    this.disturbance =
        new Disturbance(
            context, new Meanwhile(log, stores.files(), stores.partialReader()), events);
    this.keeping = new ModuleKeeping(context, session, log, stores, whole);
    this.profile = settings.profile().name();
    boolean read = !settings.skipRead();
    this.keep = read && stores.write();
    ResultLookup lookup = settings.cacheEnabled() ? stores.cache() : ResultLookup.NOTHING;
    Outputs outputs =
        new CachedOutputs(
            stores.cache(),
            context.locations(),
            settings.get(CacheKeys.MAX_ARTIFACT_SIZE).bytes(),
            stores.write() && settings.cacheEnabled(),
            stores.events());
    this.runner = new ActionRunner(session, lookup, outputs, events, read);
    this.restorer = new ModuleRestorer(session, lookup, outputs);
  }

  /** Passes events on and notes which results are in use. */
  private EventSink note() {
    return event -> {
      stores.events().emit(event);
      if (event instanceof ActionFinished finished) {
        last = finished;
        stores.use(finished);
      }
    };
  }

  /** Whether modules above it are at work, and may change what it reads of them meanwhile. */
  void othersAtWork(boolean atWork) {
    othersAtWork = atWork;
  }

  /**
   * Executes a goal.
   *
   * @param turn how many goals, of whatever module, were executed up to this one
   */
  void execute(
      MavenSession maven, MavenProject project, MojoExecution mojo, MojoCall call, long turn)
      throws Exception {
    if (turn != lastTurn + 1) {
      session.othersRan();
    }
    lastTurn = turn;
    if (!started) {
      started = true;
      events.emit(new ModuleStarted(context.id(), dir));
    }
    if (!entered && Phases.ofDefaultLifecycle(mojo.getLifecyclePhase())) {
      entered = true;
      enterLifecycle(project);
    }
    Optional<GoalDescriptor> goal = actions.descriptor(maven, mojo);
    Set<String> earlier = session.ownedBy(writers::contains);
    ModuleContext now = context.with(maven, project, path -> earlier.contains(context.name(path)));
    ActionId id = id(mojo);
    Set<String> later = later(mojo, id);
    Action action;
    Optional<JavacGoal> compiling;
    disturbance.begin();
    Glance glance = now.files().glance();
    try {
      action = actions.create(now, mojo, id, later);
      compiling = javac.flatMap(goals -> goals.of(now, mojo, action));
    } finally {
      glance.close();
    }
    if (compiling.isPresent()) {
      notes.ifPresent(
          known ->
              known.note(
                  context.moduleDir(), context.buildDir(), compiling.get(), id, seen, earlier));
    }
    seen.add(id);
    if (goal.isEmpty() || !goal.get().reports()) {
      writers.add(id);
    }
    boolean checkTests = goal.map(GoalDescriptor::noFailedTests).orElse(false);
    MojoWork work =
        new MojoWork(
            now,
            projectHelper,
            call,
            checkTests,
            () ->
                disturbance.of(
                    action,
                    goal.map(GoalDescriptor::settles).orElse(false),
                    othersAtWork,
                    compiling.isPresent(),
                    () -> actions.create(now, mojo, id, later)),
            compiling,
            action.nature() instanceof Action.Described described
                ? Memory.of(mojo, now.moduleDir(), described.inputs())
                : Optional.empty(),
            action.nature() instanceof Action.Described);
    last = null;
    Outcome outcome;
    try {
      outcome = runner.run(action, work);
    } finally {
      ActionFinished end = last;
      if (end != null) {
        steps.add(action, end, mojo, project != context.project());
      }
    }
    boolean left =
        outcome == Outcome.UP_TO_DATE || outcome == Outcome.RESTORED || outcome == Outcome.SKIPPED;
    if (left && !AriaBuild.isWatched(maven)) { // there no line before it names the goal
      LOG.info("{}", outcome.label().replace('-', ' '));
    }
  }

  /**
   * What this goal and those after it left in an earlier build: a clean build would not show it. A
   * goal that was asked for by itself takes what is there, except what the same goal has made.
   */
  private Set<String> later(MojoExecution mojo, ActionId id) {
    boolean byItself = mojo.getSource() == MojoExecution.Source.CLI;
    Predicate<ActionId> notYet = other -> byItself ? isSame(other, id) : !seen.contains(other);
    Set<String> later = session.ownedBy(notYet);
    later.removeAll(session.ownedBy(notYet.negate()));
    return later;
  }

  /** Without an execution of its own, a goal does what its default execution does. */
  private static boolean isSame(ActionId other, ActionId id) {
    return other.equals(id)
        || (other.goal().equals(id.goal())
            && id.execution().startsWith("default-cli")
            && other.execution().startsWith("default-"));
  }

  private ActionId id(MojoExecution mojo) {
    boolean forked = mojo.getLifecyclePhase() == null && mojo.getSource() == Source.LIFECYCLE;
    ActionId id =
        new ActionId(
            context.id(),
            mojo.getArtifactId() + ":" + mojo.getGoal(),
            forked ? ConfiguredActions.FORKED : Packaging.execution(mojo, profile));
    int run = runs.merge(id, 1, Integer::sum);
    return run == 1 ? id : new ActionId(id.module(), id.goal(), id.execution() + "#" + run);
  }

  /** Makes sure that what stands in the build directory is what traces say. */
  private void enterLifecycle(MavenProject project) throws IOException {
    if (session.unknownOutputs()) {
      events.emit(
          new Notice(
              Notice.Level.INFO,
              "outputs of an earlier build without Aria, or of one that was interrupted, are"
                  + " removed first, as by mvn clean"));
      session.startAfresh();
    } else {
      session.dropOrphans(new ConfiguredActions(project)::contains);
    }
  }

  /** Removes what goals left that nobody calls any more, though their plugin ran. */
  private void dropForkedOrphans() {
    Set<String> ran = new HashSet<>();
    seen.forEach(id -> ran.add(ConfiguredActions.plugin(id)));
    try {
      session.dropOrphans(
          id ->
              !ConfiguredActions.isForked(id)
                  || seen.contains(id)
                  || !ran.contains(ConfiguredActions.plugin(id)));
    } catch (IOException e) {
      events.emit(new Notice(Notice.Level.WARNING, "could not remove old outputs: " + e));
    }
  }

  void close(boolean success) {
    if (started && !ended) {
      ended = true;
      if (entered && success) {
        dropForkedOrphans();
      }
      if (success && keep && !resumed && steps.repeatable()) {
        keeping.keep(seen, steps, events);
      }
      session.close();
      events.emit(new ModuleFinished(context.id(), success));
    }
  }

  /** It goes no further, though nothing in it failed. */
  void stop() {
    if (started && !ended) {
      ended = true;
      session.close();
      events.emit(new ModuleFinished(context.id(), true));
    }
  }

  /**
   * Brings all outputs of the module back.
   *
   * @param stands looks whether the module then is as its trace says
   * @return where those of each action came from; empty if they could not all be brought back: then
   *     nothing was changed
   */
  Map<ActionId, Origin> restore(ModuleTrace trace, BooleanSupplier stands) {
    try {
      return restorer.restore(trace.steps(), stands).orElse(Map.of());
    } catch (IOException e) {
      events.emit(new Notice(Notice.Level.WARNING, "could not restore " + context.id() + ": " + e));
      return Map.of();
    }
  }

  /** Goes on where a module stands of which all but the last actions are up to date. */
  void goOn(ModuleTrace trace) {
    started = true;
    entered = true;
    resumed = true;
    for (ModuleTrace.Step step : trace.steps()) {
      if (!step.runs()) {
        seen.add(step.action());
        writers.add(step.action());
        session.stillStands(step.action());
      }
    }
  }

  static Predicate<Path> noOutput(Path buildDir) {
    return ModuleSession.noOutput(buildDir, MavenOwned::contains);
  }
}
