package dev.ariabuild.maven.overlap;

import dev.ariabuild.engine.config.Overlap;
import dev.ariabuild.engine.schedule.OnFailure;
import dev.ariabuild.engine.schedule.ReactorQueue;
import dev.ariabuild.engine.schedule.Scheduler;
import dev.ariabuild.maven.session.AriaBuild;
import dev.ariabuild.maven.session.LeftTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.lifecycle.internal.LifecycleExecutionPlanCalculator;
import org.apache.maven.lifecycle.internal.LifecycleModuleBuilder;
import org.apache.maven.lifecycle.internal.ProjectSegment;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.ReactorContext;
import org.apache.maven.lifecycle.internal.TaskSegment;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Builds the modules of one segment of a session side by side. A module may begin when the classes
 * that it needs are there; before its first goal that is not known to be content with classes it is
 * held until all modules above it have ended, and from then on sees their jars.
 */
public final class OverlappingBuild implements Scheduler.Work<String> {
  private static final String DATA = "aria.overlap";

  private final AriaBuild aria;
  private final MavenSession session;
  private final ReactorContext reactor;
  private final ReactorBuildStatus status;
  private final TaskSegment tasks;
  private final boolean whole;
  private final LifecycleModuleBuilder maven;
  private final LifecycleExecutionPlanCalculator plans;
  private final ProjectDependencyGraph graph;
  private final Overlap overlap;
  private final Members members;
  private final ModuleCosts costs;
  private final ReactorJars jars;
  private final Scheduler<String> scheduler;

  /**
   * For one segment.
   *
   * @param segments its modules, in the order of the reactor
   * @param whole whether modules may be passed as a whole
   */
  public OverlappingBuild(
      AriaBuild aria,
      MavenSession session,
      ReactorContext reactor,
      ReactorBuildStatus status,
      TaskSegment tasks,
      Iterable<ProjectSegment> segments,
      boolean whole,
      LifecycleModuleBuilder maven,
      LifecycleExecutionPlanCalculator plans) {
    this.aria = aria;
    this.session = session;
    this.reactor = reactor;
    this.status = status;
    this.tasks = tasks;
    this.whole = whole;
    this.maven = maven;
    this.plans = plans;
    this.graph = session.getProjectDependencyGraph();
    this.overlap = aria.overlap();
    this.jars = new ReactorJars(graph);
    this.costs = new ModuleCosts(aria.remembered("costs"));
    this.members = new Members(session, segments, costs, aria::detail);
    this.scheduler =
        new Scheduler<>(
            new ReactorQueue<>(members.queue(), onFailure(session)),
            Slots.ofThisJvm(
                aria.modulesAtOnce(session.getRequest().getDegreeOfConcurrency()),
                aria.memoryLimit(),
                aria::detail),
            this);
  }

  /** Whether this Maven's internals are those that are known. */
  public static boolean isPossible(MavenSession session, ReactorContext reactor) {
    return OwnVerdict.of(reactor, session.getProjectDependencyGraph()).isPresent();
  }

  /** The one that builds this session's modules now. */
  public static Optional<OverlappingBuild> of(MavenSession session) {
    return Optional.ofNullable((OverlappingBuild) session.getRequest().getData().get(DATA));
  }

  private static OnFailure onFailure(MavenSession session) {
    String said = session.getReactorFailureBehavior();
    if (MavenExecutionRequest.REACTOR_FAIL_NEVER.equals(said)) {
      return OnFailure.FAIL_NEVER;
    }
    return MavenExecutionRequest.REACTOR_FAIL_AT_END.equals(said)
        ? OnFailure.FAIL_AT_END
        : OnFailure.FAIL_FAST;
  }

  /**
   * Builds all modules.
   *
   * @throws InterruptedException if it was interrupted
   */
  public void build() throws InterruptedException {
    session.getRequest().getData().put(DATA, this);
    try {
      scheduler.run();
    } finally {
      session.getRequest().getData().remove(DATA);
      if (aria.remembers()) {
        costs.save();
      }
    }
  }

  @Override
  public void skip(String id) {
    if (!status.isHalted()) { // as Maven's builders do
      Member module = members.get(id);
      maven.buildProject(module.segment().getSession(), session, reactor, module.project(), tasks);
    }
  }

  @Override
  public boolean build(String id) {
    Member module = members.get(id);
    MavenSession own = module.segment().getSession();
    MavenProject project = module.project();
    long begin = System.nanoTime();
    Optional<List<String>> left = Optional.empty();
    OwnVerdict verdict = null;
    if (!scheduler.allAboveEnded(id)) {
      module.beginsEarly();
      verdict = OwnVerdict.of(reactor, graph).orElseThrow();
      aria.detail(module.name() + " begins while modules above it are still at work");
    } else if (whole && !status.isHaltedOrBlacklisted(project)) {
      left = aria.left(own, project, tasks.getTasks().toString());
    }
    if (left.isEmpty() && module.isWatched()) {
      module.plans(plan(own, project));
      if (!module.plan().isReadyEarly()) {
        aria.detail("those who need " + module.name() + " wait: " + module.plan().cause());
      }
    }
    try {
      maven.buildProject(
          own,
          session,
          verdict == null ? reactor : verdict.context(),
          project,
          left.map(LeftTasks::of).orElse(tasks));
    } catch (RuntimeException ended) {
      // Maven's builders take it for the end of this segment; the result knows why
      scheduler.halt();
    }
    if (left.isPresent()) {
      aria.tellUnchanged(own);
    }
    boolean success =
        verdict == null
            ? reactor.getResult().getBuildSummary(project) instanceof BuildSuccess
            : tell(module, verdict);
    if (success) {
      module.ends();
      if (left.isEmpty()) {
        costs.took(module.name(), (System.nanoTime() - begin - module.heldNanos()) / 1_000_000);
      }
    }
    if (status.isHalted()) {
      scheduler.halt();
    }
    return success;
  }

  /** Says how a module ended that began early, once those above it have ended, too. */
  private boolean tell(Member module, OwnVerdict verdict) {
    MavenProject project = module.project();
    if (module.isCancelled() || !hold(module)) {
      aria.moduleStopped(project);
      aria.detail(
          module.name() + " was left out on its way: one that it needs came to no good end");
      skip(project.getId());
      return false;
    }
    aria.runsEarly(project, false);
    verdict.tell(status, project);
    String moved = verdict.isSuccess() && module.isEarly() ? moved(module) : null;
    if (moved != null) { // it had no goal that would have said so
      moved += "; a test or a goal writes there; build with -Daria.build.overlap=off";
      Exception wrong = new MojoExecutionException(moved);
      reactor.getResult().addException(new LifecycleExecutionException(moved, project));
      reactor.getResult().addBuildSummary(new BuildFailure(project, 0, wrong));
      status.halt();
      return false;
    }
    return verdict.isSuccess();
  }

  private boolean hold(Member module) {
    long begin = System.nanoTime();
    boolean goOn = scheduler.hold(module.project().getId());
    module.held(System.nanoTime() - begin);
    return goOn;
  }

  private Plan plan(MavenSession own, MavenProject project) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    try {
      if (project.getClassRealm() != null) {
        thread.setContextClassLoader(project.getClassRealm());
      }
      return Plan.of(
          plans.calculateExecutionPlan(own, project, tasks.getTasks()).getMojoExecutions(),
          project);
    } catch (Exception unknown) {
      return Plan.UNKNOWN; // whoever builds the module says why
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /**
   * A goal is about to run; called in the thread of its module. Holds it if it needs more than the
   * classes of modules that are still at work. If these changed after they were said to be
   * complete, what the module did with them is looked at once more, and done again where it counts.
   *
   * @param again executes a goal
   */
  public void before(MavenSession own, MojoExecution mojo, Again again)
      throws MojoExecutionException,
          MojoFailureException,
          PluginConfigurationException,
          PluginManagerException {
    MavenProject project = own.getCurrentProject();
    Member module = project == null ? null : members.find(project);
    if (module == null || project == null) {
      return;
    }
    if (module.isCancelled()) {
      throw new Stopped(module.name());
    }
    if (module.plan().passes(mojo)) {
      classesReady(module);
    }
    if (module.isEarly()) {
      if (KnownGoals.readsClassesAtMost(mojo, overlap)) {
        module.does(mojo);
        aria.runsEarly(project, true);
        return;
      }
      if (!hold(module)) {
        module.cancel();
        throw new Stopped(module.name());
      }
      String moved = moved(module);
      module.isFree();
      aria.runsEarly(project, false);
      jars.seenBy(project);
      if (moved != null) {
        aria.detail(moved + "; what it did is looked at again");
        aria.beginAgain(project);
        for (MojoExecution early : module.doneEarly()) {
          again.execute(early);
        }
      }
      aria.askAgain(own, module.project(), tasks.getTasks().toString());
    }
    jars.seenBy(project);
  }

  /** Executes a goal of a module once more. */
  @FunctionalInterface
  public interface Again {
    /** Does so, as Maven would. */
    void execute(MojoExecution mojo)
        throws MojoExecutionException,
            MojoFailureException,
            PluginConfigurationException,
            PluginManagerException;
  }

  private void classesReady(Member module) {
    Optional<String> why = module.notByClasses();
    if (why.isPresent()) {
      aria.detail("those who need " + module.name() + " wait: " + why.get());
    } else {
      module.classesReady();
      scheduler.classesReady(module.project().getId());
    }
  }

  /** That classes changed which a module may have read before. */
  private @Nullable String moved(Member module) {
    for (MavenProject above : graph.getUpstreamProjects(module.project(), true)) {
      Member member = members.find(above);
      Optional<Path> moved = member == null ? Optional.empty() : member.moved();
      if (moved.isPresent()) {
        return "the classes of "
            + Members.name(above)
            + " changed after its compilation, when "
            + module.name()
            + " had begun with them: "
            + moved.get();
      }
    }
    return null;
  }
}
