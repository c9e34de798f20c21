package dev.ariabuild.maven.overlap;

import dev.ariabuild.engine.schedule.ReactorModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.ProjectSegment;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The modules of a segment, what each of them waits for, and what it is likely to cost. */
final class Members {
  private final Map<String, Member> byId = new LinkedHashMap<>();
  private final List<ReactorModule<String>> queue = new ArrayList<>();

  /**
   * Reads their poms.
   *
   * @param segments in the order of the reactor
   * @param costs of earlier builds
   * @param detail told why a module waits for the end of another one
   */
  Members(
      MavenSession session,
      Iterable<ProjectSegment> segments,
      ModuleCosts costs,
      Consumer<String> detail) {
    Set<String> here = new HashSet<>();
    segments.forEach(segment -> here.add(segment.getProject().getId()));
    Set<String> watched = new HashSet<>();
    for (ProjectSegment segment : segments) {
      MavenProject project = segment.getProject();
      Set<String> classes = new HashSet<>();
      Set<String> end = new HashSet<>();
      List<MavenProject> direct =
          session.getProjectDependencyGraph().getUpstreamProjects(project, false);
      Needs needs = direct.isEmpty() ? null : new Needs(project, session.getAllProjects());
      for (MavenProject above : direct) {
        if (needs != null && here.contains(above.getId())) {
          Optional<String> more = needs.moreThanClassesOf(above);
          (more.isPresent() ? end : classes).add(above.getId());
          if (more.isPresent() && above.getPackaging().equals("jar")) {
            detail.accept(
                name(project) + " begins when " + name(above) + " has ended: " + more.get());
          }
        }
      }
      watched.addAll(classes);
      queue.add(new ReactorModule<>(project.getId(), classes, end, cost(project, costs)));
    }
    segments.forEach(
        segment -> {
          String id = segment.getProject().getId();
          byId.put(id, new Member(segment, watched.contains(id)));
        });
  }

  private static long cost(MavenProject project, ModuleCosts costs) {
    if (project.getBasedir() == null) {
      return 0; // Maven's own, where there is no pom
    }
    return costs
        .of(name(project))
        .orElseGet(() -> Sources.in(project.getBasedir().toPath()) * Sources.MILLIS);
  }

  static String name(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  /** In the order of the reactor. */
  List<ReactorModule<String>> queue() {
    return queue;
  }

  /** One that is built here. */
  Member get(String id) {
    Member module = byId.get(id);
    if (module == null) {
      throw new IllegalArgumentException("module " + id + " is not built here");
    }
    return module;
  }

  /** One that may be built here. */
  @Nullable Member find(MavenProject project) {
    return byId.get(project.getId());
  }
}
