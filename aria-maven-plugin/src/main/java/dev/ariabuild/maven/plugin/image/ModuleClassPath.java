package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.image.ClassPathPlan;
import dev.ariabuild.aot.image.JarSource;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.host.Modules;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The class path of a module's application: the module's own jar, then what it needs to run. */
public final class ModuleClassPath {
  /**
   * One jar.
   *
   * @param name in the folder {@code lib} of an image
   * @param profile for what the jar is of
   */
  private record Jar(String name, Path file, Artifact artifact, Profile profile) {}

  private final List<Jar> jars = new ArrayList<>();

  private ModuleClassPath() {}

  /**
   * That of a module which is packaged, and resolved for its run time at least.
   *
   * @throws MojoFailureException if it has no jar yet
   */
  public static ModuleClassPath of(MavenProject project, Settings settings)
      throws MojoFailureException {
    ModuleClassPath classPath = new ModuleClassPath();
    Set<String> names = new HashSet<>();
    classPath.add(project.getArtifact(), ownJar(project), names, settings);
    for (Artifact artifact : project.getArtifacts()) {
      @Nullable File file = artifact.getFile();
      if (file != null && isShipped(artifact)) {
        classPath.add(artifact, file.toPath(), names, settings);
      }
    }
    return classPath;
  }

  private void add(Artifact artifact, Path file, Set<String> names, Settings settings) {
    String name = file.getFileName().toString();
    if (names.contains(name)) {
      name = artifact.getGroupId() + "." + name;
    }
    names.add(name);
    jars.add(new Jar(name, file, artifact, settings.profile().forPackage(Modules.label(artifact))));
  }

  private static Path ownJar(MavenProject project) throws MojoFailureException {
    @Nullable File file = project.getArtifact().getFile();
    if (file == null || !file.isFile()) {
      throw new MojoFailureException(
          project.getArtifactId()
              + " has no jar yet: run the goal together with the phase, as in 'mvn package"
              + " aria:image', or bind it to the phase package");
    }
    return file.toPath();
  }

  /** Whether an artifact of the module is on the class path of its application. */
  public static boolean isShipped(Artifact artifact) {
    boolean runtime =
        Artifact.SCOPE_COMPILE.equals(artifact.getScope())
            || Artifact.SCOPE_RUNTIME.equals(artifact.getScope());
    return runtime && artifact.getArtifactHandler().isAddedToClasspath();
  }

  /** The module's own jar. */
  Path own() {
    return jars.get(0).file();
  }

  /** The jars, each with how its profile strips it. */
  List<JarSource> sources() {
    return jars.stream()
        .map(
            jar ->
                new JarSource(
                    jar.file(),
                    jar.name(),
                    StripPlan.of(jar.profile().strip(), jar.profile().debug())))
        .toList();
  }

  /** The jars by what they are of. */
  Map<Artifact, Path> files() {
    Map<Artifact, Path> files = new LinkedHashMap<>();
    jars.forEach(jar -> files.put(jar.artifact(), jar.file()));
    return files;
  }

  /** What the jars are of, by their name in {@code lib}. */
  SortedMap<String, Artifact> artifacts() {
    SortedMap<String, Artifact> artifacts = new TreeMap<>();
    jars.forEach(jar -> artifacts.put(jar.name(), jar.artifact()));
    return artifacts;
  }

  /** The unstripped jars by their name in {@code lib}, in the order of the class path. */
  public Map<String, Path> byName() {
    Map<String, Path> byName = new LinkedHashMap<>();
    jars.forEach(jar -> byName.put(jar.name(), jar.file()));
    return byName;
  }

  /**
   * What is done to all classes together.
   *
   * @param keep patterns of classes that are never left out
   */
  ClassPathPlan plan(List<String> keep) {
    return new ClassPathPlan(
        names(Profile::liftOldClasses), names(Profile::lowerDynamicCalls), keep);
  }

  private Set<String> names(Predicate<Profile> wanted) {
    return jars.stream()
        .filter(jar -> wanted.test(jar.profile()))
        .map(Jar::name)
        .collect(Collectors.toSet());
  }
}
