package dev.ariabuild.maven.session;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/**
 * Modules that a part of a reactor is built against without being built themselves: Maven takes
 * what was installed of them, also when their sources have changed since. Times of files decide,
 * and nothing but a warning depends on it.
 */
final class OlderDependencies {
  private final MavenSession session;
  private final Path root;

  OlderDependencies(MavenSession session, Path root) {
    this.session = session;
    this.root = root;
  }

  /** A sentence for each module that was installed before its sources changed. */
  List<String> warnings() {
    Map<String, MavenProject> left = new HashMap<>();
    session.getAllProjects().forEach(project -> left.put(id(project), project));
    session.getProjects().forEach(project -> left.remove(id(project)));
    List<String> warnings = new ArrayList<>();
    if (left.isEmpty()) {
      return warnings;
    }
    Set<String> seen = new HashSet<>();
    for (MavenProject project : session.getProjects()) {
      for (Dependency dependency : project.getDependencies()) {
        String id = dependency.getGroupId() + ":" + dependency.getArtifactId();
        MavenProject module = left.get(id);
        if (module != null && seen.add(id) && module.getVersion().equals(dependency.getVersion())) {
          warning(module).ifPresent(warnings::add);
        }
      }
    }
    return warnings;
  }

  private Optional<String> warning(MavenProject module) {
    try {
      Optional<Path> installed = installed(module);
      if (installed.isEmpty()) {
        return Optional.empty();
      }
      FileTime then = Files.getLastModifiedTime(installed.get());
      return newerSource(module, then)
          .map(
              source ->
                  id(module)
                      + " is not part of this build, and what is installed of it is older than "
                      + root.relativize(source).toString().replace('\\', '/')
                      + "; build it as well (-am), or install it");
    } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String id(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  /** Maven 4 keeps what it built beside the root; older ones have what was installed. */
  private Optional<Path> installed(MavenProject module) {
    Artifact artifact = module.getArtifact();
    String place =
        String.join(
            "/",
            module.getGroupId(),
            module.getArtifactId(),
            module.getVersion(),
            module.getArtifactId() + "-" + module.getVersion());
    String suffix = "." + artifact.getArtifactHandler().getExtension();
    Path near = root.resolve("target/project-local-repo").resolve(place + suffix);
    File repository = new File(session.getLocalRepository().getBasedir());
    Path far =
        repository.toPath().resolve(session.getLocalRepository().pathOf(artifact)).normalize();
    return Stream.of(near, far).filter(Files::isRegularFile).findFirst();
  }

  private static Optional<Path> newerSource(MavenProject module, FileTime then) throws IOException {
    List<Path> places = new ArrayList<>();
    places.add(module.getFile().toPath());
    module.getCompileSourceRoots().forEach(dir -> places.add(Path.of(dir)));
    module.getResources().forEach(resource -> places.add(Path.of(resource.getDirectory())));
    for (Path place : places) {
      if (Files.exists(place)) {
        try (Stream<Path> all = Files.walk(place)) {
          Optional<Path> newer =
              all.filter(Files::isRegularFile).filter(file -> isNewer(file, then)).findFirst();
          if (newer.isPresent()) {
            return newer;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNewer(Path file, FileTime then) {
    try {
      return Files.getLastModifiedTime(file).compareTo(then) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
