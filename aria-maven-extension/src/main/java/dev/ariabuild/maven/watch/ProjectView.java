package dev.ariabuild.maven.watch;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A project as a goal that compiles saw it when it was called. Goals after it changed more, so it
 * is a copy, as Maven makes one for goals that it calls in between.
 */
public final class ProjectView {
  private final MavenProject project;
  private final List<Path> roots;
  private final List<Path> testRoots;

  private ProjectView(MavenProject project) {
    this.project = project;
    this.roots = paths(project.getCompileSourceRoots());
    this.testRoots = paths(project.getTestCompileSourceRoots());
  }

  /** As it is now. */
  public static ProjectView of(MavenProject project) {
    return new ProjectView(project.clone());
  }

  private static List<Path> paths(List<String> roots) {
    return roots.stream().map(Path::of).toList();
  }

  /** The copy, as the one that a session is at. */
  public MavenProject in(MavenSession session) {
    session.setCurrentProject(project);
    return project;
  }

  /** Whether a file lies in one of the roots that it compiles. */
  public boolean compiles(Path file, boolean tests) {
    return (tests ? testRoots : roots).stream().anyMatch(file::startsWith);
  }
}
