package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.java.effect.World.Part;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Modules;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/**
 * The classes of all modules of a build, and the archives that they need at run time. Of several
 * versions of one the first counts. Modules need not be packaged.
 */
public final class ReactorClassPath {
  /** Beside the classes of a module that was only checked: what its methods call. */
  private static final String FACTS = "classes.facts";

  /** Where a check has its classes, in the build directory. */
  private static final String CHECKED = "aria/check/classes";

  private static final Set<String> SHIPPED = Set.of("", "compile", "runtime");

  private final Host host;
  private final ProjectDependenciesResolver resolver;

  /** That of one build. */
  public ReactorClassPath(Host host, ProjectDependenciesResolver resolver) {
    this.host = host;
    this.resolver = resolver;
  }

  /**
   * Own modules first.
   *
   * @throws DependencyResolutionException if a dependency cannot be had
   */
  public List<Entry> entries() throws DependencyResolutionException {
    List<Entry> entries = new ArrayList<>();
    Map<String, Entry> dependencies = new LinkedHashMap<>();
    for (MavenProject project : host.session().getProjects()) {
      Path classes = Path.of(project.getBuild().getOutputDirectory());
      if (!Files.isDirectory(classes)) {
        continue;
      }
      Part part = new Part(Modules.label(project), true);
      entries.add(new Entry(part, classes, Optional.of(classes.resolveSibling(FACTS))));
      DefaultDependencyResolutionRequest request =
          new DefaultDependencyResolutionRequest(project, host.session().getRepositorySession());
      request.setResolutionFilter((node, parents) -> isWanted(node));
      for (Dependency dependency : resolver.resolve(request).getDependencies()) {
        Artifact artifact = RepositoryUtils.toArtifact(dependency.getArtifact());
        File file = artifact.getFile();
        if (file != null && file.isFile() && SHIPPED.contains(dependency.getScope())) {
          dependencies.putIfAbsent(
              artifact.getDependencyConflictId(),
              new Entry(new Part(Modules.label(artifact), false), file.toPath(), Optional.empty()));
        }
      }
    }
    host.modules().others().forEach(project -> left(project).ifPresent(entries::add));
    entries.addAll(dependencies.values());
    return entries;
  }

  /** What a module that is not built this time was left with: others may call it. */
  private static Optional<Entry> left(MavenProject project) {
    Part part = new Part(Modules.label(project), false);
    Path checked = Path.of(project.getBuild().getDirectory()).resolve(CHECKED);
    Path built = Path.of(project.getBuild().getOutputDirectory());
    for (Path classes : List.of(built, checked)) {
      if (Files.isDirectory(classes)) {
        return Optional.of(new Entry(part, classes, Optional.of(classes.resolveSibling(FACTS))));
      }
    }
    return Optional.empty();
  }

  private boolean isWanted(DependencyNode node) {
    Dependency dependency = node.getDependency();
    return dependency != null
        && SHIPPED.contains(dependency.getScope())
        && !host.modules().has(RepositoryUtils.toArtifact(dependency.getArtifact()));
  }
}
