package dev.ariabuild.maven.request;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves artifacts that are no dependency of a project. */
public final class Repositories {
  private static final String DATA = "aria.request.repositories";

  private Repositories() {}

  /** Says how Maven resolves; sessions of Maven 4 cannot be asked for it. */
  public static void offer(MavenExecutionRequest request, Supplier<RepositorySystem> system) {
    request.getData().put(DATA, system);
  }

  /**
   * Files of these and of all they need, in order.
   *
   * @throws DependencyResolutionException if one cannot be had
   */
  public static List<Path> resolve(
      MavenSession session, List<Dependency> dependencies, List<RemoteRepository> from)
      throws DependencyResolutionException {
    return artifacts(session, dependencies, from).stream().map(Repositories::file).toList();
  }

  /** Where a resolved artifact lies, absolute. */
  public static Path file(Artifact resolved) {
    return resolved.getFile().toPath().toAbsolutePath().normalize();
  }

  /**
   * These and all they need, in order, each with its file.
   *
   * @throws DependencyResolutionException if one cannot be had
   */
  public static List<Artifact> artifacts(
      MavenSession session, List<Dependency> dependencies, List<RemoteRepository> from)
      throws DependencyResolutionException {
    if (!(session.getRequest().getData().get(DATA) instanceof Supplier<?> offered)
        || !(offered.get() instanceof RepositorySystem system)) {
      throw new IllegalStateException("nothing in this session resolves artifacts");
    }
    CollectRequest request = new CollectRequest(dependencies, List.of(), from);
    return system
        .resolveDependencies(session.getRepositorySession(), new DependencyRequest(request, null))
        .getArtifactResults()
        .stream()
        .map(ArtifactResult::getArtifact)
        .toList();
  }
}
