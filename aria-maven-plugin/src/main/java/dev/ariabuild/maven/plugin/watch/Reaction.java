package dev.ariabuild.maven.plugin.watch;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What a batch of changes asks for. */
sealed interface Reaction {
  /**
   * Only Java sources changed: their classes can be written before Maven builds.
   *
   * @param paths of which some may be gone
   */
  record Sources(Set<Path> paths) implements Reaction {}

  /**
   * Maven builds, and reads everything anew.
   *
   * @param cause a lower-case clause
   */
  record Build(String cause) implements Reaction {}

  /**
   * This process cannot honour it; another one goes on.
   *
   * @param cause a lower-case clause
   */
  record Restart(String cause) implements Reaction {}

  /**
   * The reaction to a batch.
   *
   * @param root of the reactor
   * @param started what was read when Maven started: settings, tool chains, jars of plugins
   */
  static Reaction to(Collection<Path> batch, Path root, Set<Path> started) {
    Optional<Path> start =
        batch.stream()
            .filter(
                path ->
                    path.startsWith(root.resolve(".mvn"))
                        || started.stream().anyMatch(path::startsWith))
            .findFirst();
    if (start.isPresent()) {
      return new Restart(shown(start.get(), root) + " changed, which Maven reads when it starts");
    }
    for (Path path : batch) {
      String name = String.valueOf(path.getFileName());
      if (name.equals("pom.xml") || path.equals(root.resolve("aria.toml"))) {
        return new Build(shown(path, root) + " changed");
      }
    }
    for (Path path : batch) {
      if (!path.toString().endsWith(".java")) {
        return new Build(shown(path, root) + " changed");
      }
    }
    return new Sources(Set.copyOf(batch));
  }

  /** A path as people write it, from the root. */
  static String shown(Path path, Path root) {
    return (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
  }
}
