package dev.ariabuild.maven.plugin.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The modules of the reactor, also those that are not part of this build. */
public final class Modules {
  private final MavenSession session;

  Modules(MavenSession session) {
    this.session = session;
  }

  /** How a module is named in settings and reports: {@code groupId:artifactId}. */
  public static String label(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  /** How settings and reports name what an artifact is of: {@code groupId:artifactId}. */
  public static String label(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId();
  }

  /** Whether an artifact is a module. */
  public boolean has(Artifact artifact) {
    return of(artifact).isPresent();
  }

  /** The module that an artifact is. */
  public Optional<MavenProject> of(Artifact artifact) {
    return all().stream()
        .filter(
            project ->
                project.getGroupId().equals(artifact.getGroupId())
                    && project.getArtifactId().equals(artifact.getArtifactId())
                    && project.getVersion().equals(artifact.getBaseVersion()))
        .findFirst();
  }

  /** Those that are not part of this build. */
  public List<MavenProject> others() {
    List<MavenProject> others = new ArrayList<>(all());
    others.removeAll(session.getProjects());
    return others;
  }

  /** All of them. */
  public List<MavenProject> all() {
    @Nullable List<MavenProject> all = session.getAllProjects();
    return all == null ? session.getProjects() : all;
  }
}
