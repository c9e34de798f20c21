package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.config.Schema;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.execute.ActionRunner;
import dev.ariabuild.engine.execute.CachedOutputs;
import dev.ariabuild.engine.execute.ModuleSession;
import dev.ariabuild.engine.execute.Outputs;
import dev.ariabuild.engine.execute.TraceFile;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.goal.GoalDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
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
  private final Map<ActionId, Integer> runs = new HashMap<>();
  private final Set<ActionId> seen = new HashSet<>();
  private final Set<ActionId> writers = new HashSet<>();
  private final String dir;
  private boolean started;
  private boolean entered;
  private boolean ended;

  ModuleBuild(
      ModuleContext context,
      Stores stores,
      Settings settings,
      ActionFactory actions,
      MavenProjectHelper projectHelper,
      Path root) {
    this.context = context;
    this.actions = actions;
    this.projectHelper = projectHelper;
    this.events = note(stores);
    String place = root.relativize(context.moduleDir()).toString().replace('\\', '/');
    this.dir = place.isEmpty() ? "." : place;
    this.session =
        new ModuleSession(
            context.moduleDir(),
            context.buildDir(),
            stores.files(),
            MavenOwned::contains,
            new TraceFile(stores.traces(context.moduleDir()), stores.events()),
            stores.write());
    boolean read = !settings.skipRead();
    ResultLookup lookup = settings.cacheEnabled() ? stores.cache() : ResultLookup.NOTHING;
    Outputs outputs =
        new CachedOutputs(
            stores.cache(),
            context.locations(),
            settings.get(Schema.MAX_ARTIFACT_SIZE).bytes(),
            stores.write() && settings.cacheEnabled(),
            stores.events());
    this.runner = new ActionRunner(session, lookup, outputs, events, read);
  }

  /** Passes events on and notes which results are in use. */
  private static EventSink note(Stores stores) {
    return event -> {
      stores.events().emit(event);
      if (event instanceof ActionFinished finished && finished.key() != null) {
        String key = finished.key();
        stores.use(Digest.fromHex(key.substring(key.lastIndexOf('-') + 1)));
      }
    };
  }

  void execute(MavenSession maven, MavenProject project, MojoExecution mojo, MojoCall call)
      throws Exception {
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
    Set<String> later = session.ownedBy(other -> !seen.contains(other));
    later.removeAll(session.ownedBy(seen::contains));
    Action action = actions.create(now, mojo, id, later);
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
                goal.map(GoalDescriptor::settles).orElse(false)
                    && !actions.create(now, mojo, id, later).equals(action));
    Outcome outcome = runner.run(action, work);
    if (outcome == Outcome.UP_TO_DATE
        || outcome == Outcome.RESTORED
        || outcome == Outcome.SKIPPED) {
      LOG.info("{}", outcome.label().replace('-', ' '));
    }
  }

  private ActionId id(MojoExecution mojo) {
    boolean forked = mojo.getLifecyclePhase() == null && mojo.getSource() == Source.LIFECYCLE;
    ActionId id =
        new ActionId(
            context.id(),
            mojo.getArtifactId() + ":" + mojo.getGoal(),
            forked ? ConfiguredActions.FORKED : mojo.getExecutionId());
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
      session.close();
      events.emit(new ModuleFinished(context.id(), success));
    }
  }
}
