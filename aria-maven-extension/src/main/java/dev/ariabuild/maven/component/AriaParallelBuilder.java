package dev.ariabuild.maven.component;

import dev.ariabuild.engine.config.Overlap;
import dev.ariabuild.maven.overlap.OverlappingBuild;
import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.session.AriaBuild;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.LifecycleExecutionPlanCalculator;
import org.apache.maven.lifecycle.internal.LifecycleModuleBuilder;
import org.apache.maven.lifecycle.internal.ProjectBuildList;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.ReactorContext;
import org.apache.maven.lifecycle.internal.TaskSegment;
import org.apache.maven.lifecycle.internal.builder.Builder;

/**
 * Stands in the place of the builder that Maven takes with {@code -T}; hands on to that one if Aria
 * is off, if modules shall not overlap, or in a Maven whose internals are not known.
 */
@Named(RequestRewriter.PARALLEL_BUILDER)
@Singleton
public final class AriaParallelBuilder implements Builder {
  private final Provider<LifecycleModuleBuilder> maven;
  private final Provider<LifecycleExecutionPlanCalculator> plans;
  private final Provider<Builder> mavens;

  @Inject
  AriaParallelBuilder(
      Provider<LifecycleModuleBuilder> maven,
      Provider<LifecycleExecutionPlanCalculator> plans,
      @Named(RequestRewriter.MAVENS_PARALLEL_BUILDER) Provider<Builder> mavens) {
    this.maven = maven;
    this.plans = plans;
    this.mavens = mavens;
  }

  @Override
  public void build(
      MavenSession session,
      ReactorContext reactor,
      ProjectBuildList modules,
      List<TaskSegment> segments,
      ReactorBuildStatus status)
      throws ExecutionException, InterruptedException {
    Optional<AriaBuild> aria = AriaBuild.of(session);
    if (!aria.isPresent()
        || aria.get().overlap() == Overlap.OFF
        || !OverlappingBuild.isPossible(session, reactor)) {
      mavens.get().build(session, reactor, modules, segments, status);
      return;
    }
    boolean whole =
        AfterModules.areAll(segments.subList(1, segments.size()))
            && !segments.get(0).isAggregating();
    for (TaskSegment segment : segments) {
      if (AfterModules.isDone(session, segment, status)) {
        continue;
      }
      new OverlappingBuild(
              aria.get(),
              session,
              reactor,
              status,
              segment,
              modules.getByTaskSegment(segment),
              whole && segment == segments.get(0),
              maven.get(),
              plans.get())
          .build();
      if (status.isHalted()) {
        break;
      }
    }
  }
}
