package dev.ariabuild.maven.session;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.execute.Locations;
import dev.ariabuild.maven.project.ProjectReplay;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/** A module in which nothing has to be done but what runs every time. */
final class UnchangedModule {
  private final ModuleTrace trace;
  private final MavenProject project;
  private final Path dir;
  private final Stores stores;
  private final Path root;

  UnchangedModule(ModuleTrace trace, MavenProject project, Path dir, Stores stores, Path root) {
    this.dir = dir;
    this.trace = trace;
    this.project = project;
    this.stores = stores;
    this.root = root;
  }

  /** Changes the project as its mojos did. */
  void replay(MavenProjectHelper helper, Locations locations) {
    ProjectReplay replay =
        new ProjectReplay(
            project,
            helper,
            text ->
                new String(
                    locations.concrete(text.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8));
    for (Step step : trace.steps()) {
      if (!step.delta().equals(ProjectDelta.NONE)) {
        replay.replay(step.delta());
      }
    }
  }

  /**
   * Tells of all actions that are not left.
   *
   * @param nanos what looking at the module took; told as the time of its first action
   * @param restored actions whose outputs were brought back, and from where
   * @param cutOff actions that read something in part that has changed
   */
  void report(long nanos, Map<ActionId, Origin> restored, Set<ActionId> cutOff) {
    EventSink events = stores.events();
    ModuleId id = new ModuleId(project.getGroupId(), project.getArtifactId());
    String place = root.relativize(dir).toString().replace('\\', '/');
    events.emit(new ModuleStarted(id, place.isEmpty() ? "." : place, true));
    long duration = nanos;
    for (Step step : trace.steps()) {
      if (step.runs()) {
        break;
      }
      ActionFinished end =
          end(step, restored.get(step.action()), cutOff.contains(step.action()), duration);
      stores.use(end);
      events.emit(end);
      duration = 0;
    }
    if (left().isEmpty() && restored.isEmpty()) {
      events.emit(new ModuleFinished(id, true));
    }
  }

  private static ActionFinished end(Step step, @Nullable Origin from, boolean cutOff, long nanos) {
    boolean skipped = step.outcome() == Outcome.SKIPPED;
    Cause stands = cutOff ? Cause.CUT_OFF : Cause.UNCHANGED;
    Reason reason =
        from == null
            ? Reason.of(skipped ? Cause.USER_SKIPPED : stands)
            : Reason.of(Cause.CACHED, "all outputs of the module were gone");
    return new ActionFinished(
        step.action(),
        step.phase(),
        from == null ? step.outcome() : Outcome.RESTORED,
        skipped ? null : from == null ? Origin.WORK_TREE : from,
        cutOff && !skipped,
        reason,
        nanos,
        step.key().isEmpty() ? null : step.key());
  }

  /** Calls of what is left to run. */
  List<String> left() {
    return trace.steps().stream().filter(Step::runs).map(Step::call).toList();
  }
}
