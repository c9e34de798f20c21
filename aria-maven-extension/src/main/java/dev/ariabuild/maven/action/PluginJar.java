package dev.ariabuild.maven.action;

import java.io.File;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.LocalArtifactRequest;

/** Finds the jar of a plugin without loading the plugin. */
final class PluginJar {
  private PluginJar() {}

  /** The jar that Maven resolved; classes of a module that is not packaged yet are none. */
  static Optional<File> loaded(MojoExecution mojo) {
    PluginDescriptor descriptor = mojo.getMojoDescriptor().getPluginDescriptor();
    Artifact artifact = descriptor == null ? null : descriptor.getPluginArtifact();
    return Optional.ofNullable(artifact).map(Artifact::getFile);
  }

  /** The same, or the one in the local repository if Maven has not loaded the plugin yet. */
  static Optional<File> find(MavenSession session, MojoExecution mojo) {
    Optional<File> loaded = loaded(mojo);
    return (loaded.isPresent() ? loaded : inLocalRepository(session, mojo)).filter(File::isFile);
  }

  private static Optional<File> inLocalRepository(MavenSession session, MojoExecution mojo) {
    RepositorySystemSession repository = session.getRepositorySession();
    if (repository == null || session.getCurrentProject() == null) {
      return Optional.empty();
    }
    LocalArtifactRequest request =
        new LocalArtifactRequest(
            new DefaultArtifact(mojo.getGroupId(), mojo.getArtifactId(), "jar", mojo.getVersion()),
            session.getCurrentProject().getRemotePluginRepositories(),
            "");
    return Optional.ofNullable(
        repository.getLocalRepositoryManager().find(repository, request).getFile());
  }
}
