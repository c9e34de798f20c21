package dev.ariabuild.maven.plugin.watch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What is to be watched for the sake of a reactor.
 *
 * @param watched its work tree
 * @param start files that Maven reads when it starts, and directories of modules whose classes it
 *     loads itself, because they are plugins of this build
 * @param dependencies snapshots outside of the reactor that modules were built with
 * @param modules their directories
 * @param sources directories that hold sources and resources
 */
record Reactor(
    Watched watched,
    Set<Path> start,
    Set<Path> dependencies,
    Set<Path> modules,
    Set<Path> sources) {
  private static final String SNAPSHOT = "-SNAPSHOT";

  Reactor {
    start = Set.copyOf(start);
    dependencies = Set.copyOf(dependencies);
    modules = Set.copyOf(modules);
    sources = Set.copyOf(sources);
  }

  /**
   * Looks at modules as they were read last.
   *
   * @param besides build directories of modules that are not among them
   */
  static Reactor of(
      Path root,
      MavenExecutionRequest request,
      List<MavenProject> projects,
      Collection<Path> besides) {
    Set<Path> dirs = new TreeSet<>();
    Set<Path> buildDirs = new TreeSet<>(besides);
    buildDirs.addAll(buildDirs(projects));
    Map<String, MavenProject> modules = new TreeMap<>();
    for (MavenProject project : projects) {
      if (project.getBasedir() != null) {
        dirs.add(dir(project));
        modules.put(project.getGroupId() + ":" + project.getArtifactId(), project);
      }
    }
    Set<Path> start = new HashSet<>();
    add(start, request.getUserSettingsFile());
    add(start, request.getGlobalSettingsFile());
    add(start, request.getUserToolchainsFile());
    add(start, request.getGlobalToolchainsFile());
    Set<Path> dependencies = new HashSet<>();
    Path repository =
        Path.of(request.getLocalRepository().getBasedir()).toAbsolutePath().normalize();
    for (MavenProject project : projects) {
      for (Plugin plugin : project.getBuildPlugins()) {
        loaded(plugin, modules, repository, start);
      }
      for (Artifact artifact : project.getArtifacts()) {
        File file = artifact.getFile();
        if (artifact.isSnapshot()
            && file != null
            && !modules.containsKey(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
          add(dependencies, file);
        }
      }
    }
    return new Reactor(
        Watched.of(root, dirs, buildDirs), start, dependencies, dirs, sources(projects));
  }

  private static Set<Path> sources(Collection<MavenProject> projects) {
    Set<Path> sources = new HashSet<>();
    for (MavenProject project : projects) {
      if (project.getBasedir() != null) {
        List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
        roots.addAll(project.getTestCompileSourceRoots());
        project.getResources().forEach(resource -> roots.add(resource.getDirectory()));
        project.getTestResources().forEach(resource -> roots.add(resource.getDirectory()));
        roots.add("src");
        roots.stream()
            .map(root -> dir(project).resolve(root).normalize())
            .filter(root -> !dir(project).startsWith(root)) // a licence is a resource, often
            .forEach(sources::add);
      }
    }
    return sources;
  }

  static Set<Path> buildDirs(Collection<MavenProject> projects) {
    Set<Path> dirs = new TreeSet<>();
    for (MavenProject project : projects) {
      if (project.getBasedir() != null) {
        dirs.add(Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize());
      }
    }
    return dirs;
  }

  /** Those of all that lie where nobody watches. */
  Set<Path> files() {
    Set<Path> files = new HashSet<>(dependencies);
    start.stream()
        .filter(path -> watched.roots().stream().noneMatch(path::startsWith))
        .forEach(files::add);
    return files;
  }

  private static void loaded(
      Plugin plugin, Map<String, MavenProject> modules, Path repository, Set<Path> start) {
    List<String> names = new ArrayList<>(List.of(plugin.getKey()));
    for (Dependency dependency : plugin.getDependencies()) {
      names.add(dependency.getGroupId() + ":" + dependency.getArtifactId());
    }
    for (String name : names) {
      MavenProject module = modules.get(name);
      if (module != null) {
        withUpstream(module, start);
      }
    }
    String version = plugin.getVersion();
    if (version != null && version.endsWith(SNAPSHOT) && !modules.containsKey(plugin.getKey())) {
      start.add(
          repository
              .resolve(plugin.getGroupId().replace('.', '/'))
              .resolve(plugin.getArtifactId())
              .resolve(version)
              .resolve(plugin.getArtifactId() + "-" + version + ".jar"));
    }
  }

  private static void withUpstream(MavenProject module, Set<Path> dirs) {
    if (module.getBasedir() != null && dirs.add(dir(module))) {
      module.getProjectReferences().values().forEach(upstream -> withUpstream(upstream, dirs));
    }
  }

  private static void add(Set<Path> paths, @Nullable File file) {
    if (file != null) {
      paths.add(file.toPath().toAbsolutePath().normalize());
    }
  }

  private static Path dir(MavenProject project) {
    return project.getBasedir().toPath().toAbsolutePath().normalize();
  }
}
