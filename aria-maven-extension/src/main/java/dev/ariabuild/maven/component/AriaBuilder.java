package dev.ariabuild.maven.component;

import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.session.AriaBuild;
import dev.ariabuild.maven.session.LeftTasks;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.LifecycleModuleBuilder;
import org.apache.maven.lifecycle.internal.ProjectBuildList;
import org.apache.maven.lifecycle.internal.ProjectSegment;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.ReactorContext;
import org.apache.maven.lifecycle.internal.TaskSegment;
import org.apache.maven.lifecycle.internal.builder.Builder;
import org.apache.maven.project.MavenProject;

/**
 * Builds one module after the other, as Maven's own builder does, and asks for each what is left of
 * its tasks. Of a module in which nothing has changed Maven sees no mojo: it makes no plan, loads
 * no plugin and resolves no dependency.
 */
@Named(RequestRewriter.BUILDER)
@Singleton
public final class AriaBuilder implements Builder {
  private final Provider<LifecycleModuleBuilder> maven;

  @Inject
  AriaBuilder(Provider<LifecycleModuleBuilder> maven) {
    this.maven = maven;
  }

  @Override
  public void build(
      MavenSession session,
      ReactorContext reactor,
      ProjectBuildList modules,
      List<TaskSegment> segments,
      ReactorBuildStatus status) {
    boolean alone =
        AfterModules.areAll(segments.subList(1, segments.size()))
            && !segments.get(0).isAggregating();
    for (TaskSegment segment : segments) {
      if (AfterModules.isDone(session, segment, status)) {
        continue;
      }
      boolean whole = alone && segment == segments.get(0);
      for (ProjectSegment module : modules.getByTaskSegment(segment)) {
        try {
          build(session, reactor, module.getProject(), segment, whole);
        } catch (RuntimeException ended) {
          // Maven's builders take it for the end of this segment; the result knows why
          break;
        }
        if (status.isHalted()) {
          break;
        }
      }
    }
  }

  private void build(
      MavenSession session,
      ReactorContext reactor,
      MavenProject project,
      TaskSegment segment,
      boolean whole) {
    Optional<List<String>> left = Optional.empty();
    if (whole && !reactor.getReactorBuildStatus().isHaltedOrBlacklisted(project)) {
      left =
          AriaBuild.of(session)
              .flatMap(build -> build.left(session, project, segment.getTasks().toString()));
    }
    TaskSegment tasks = left.map(LeftTasks::of).orElse(segment);
    maven.get().buildProject(session, reactor, project, tasks);
    if (left.isPresent()) {
      AriaBuild.of(session).ifPresent(build -> build.tellUnchanged(session));
    }
  }
}
