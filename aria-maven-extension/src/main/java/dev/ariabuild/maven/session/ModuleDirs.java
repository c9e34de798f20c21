package dev.ariabuild.maven.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/** Where the modules of a build lie, and where they build. Filled before the first of them runs. */
final class ModuleDirs {
  private final Map<String, Path> dirs = new HashMap<>();
  private final Map<Path, Integer> buildDirs = new HashMap<>();

  void add(MavenProject project) {
    if (project.getBasedir() != null) {
      dirs.put(project.getId(), now(project));
    }
    buildDirs.merge(buildDir(project), 1, Integer::sum);
  }

  /** Those of all modules that have one. */
  List<Path> all() {
    return List.copyOf(dirs.values());
  }

  /** Where a module lay at first: a goal may give it another pom file. */
  Path of(MavenProject project) {
    Path known = dirs.get(project.getId());
    return known == null ? now(project) : known;
  }

  /** Whether several modules build into the folder of this one. */
  boolean isShared(MavenProject project) {
    return buildDirs.getOrDefault(buildDir(project), 1) > 1;
  }

  private static Path now(MavenProject project) {
    return project.getBasedir().toPath().toAbsolutePath().normalize();
  }

  /** The build directory of a module, absolute. */
  static Path buildDir(MavenProject project) {
    return Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
  }
}
