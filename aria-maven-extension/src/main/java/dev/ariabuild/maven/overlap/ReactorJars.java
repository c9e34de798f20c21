package dev.ariabuild.maven.overlap;

import java.io.File;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.project.MavenProject;

/** Jars of modules that Maven knew by their classes while they were at work. */
final class ReactorJars {
  private final ProjectDependencyGraph graph;

  ReactorJars(ProjectDependencyGraph graph) {
    this.graph = graph;
  }

  /** Where Maven found folders of classes of modules that have jars by now, it is told so. */
  void seenBy(MavenProject project) {
    for (Artifact artifact : project.getArtifacts()) {
      File file = artifact.getFile();
      if (file != null && file.isDirectory() && !artifact.hasClassifier()) {
        for (MavenProject above : graph.getUpstreamProjects(project, true)) {
          Artifact built = above.getArtifact();
          if (built != null
              && built.getFile() != null
              && above.getGroupId().equals(artifact.getGroupId())
              && above.getArtifactId().equals(artifact.getArtifactId())
              && file.equals(new File(above.getBuild().getOutputDirectory()))) {
            artifact.setFile(built.getFile());
          }
        }
      }
    }
  }
}
