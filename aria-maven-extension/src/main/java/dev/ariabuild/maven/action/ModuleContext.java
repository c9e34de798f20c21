package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.execute.Locations;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.fingerprint.Fingerprinter;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * What is needed to read the inputs of a module's actions.
 *
 * @param moduleDir absolute
 * @param buildDir absolute, usually {@code target}
 * @param locations this checkout's places
 * @param fingerprinters reads sources and classes as a compiler sees them
 * @param modelText the effective model, once written
 * @param writtenEarlier whether a file below the build directory was written by an earlier goal of
 *     this build of the module that does not merely report
 */
public record ModuleContext(
    MavenSession session,
    MavenProject project,
    Path moduleDir,
    Path buildDir,
    Locations locations,
    FileStore files,
    Function<CompilerView, Fingerprinter> fingerprinters,
    ToolchainManager toolchains,
    ModelText modelText,
    Predicate<Path> writtenEarlier) {
  /** Reads files for anything but a compiler. */
  Fingerprinter fingerprinter() {
    return fingerprinters.apply(CompilerView.JAVAC);
  }

  /** Reads sources and classes as this compiler sees them. */
  Fingerprinter fingerprinter(CompilerView view) {
    return fingerprinters.apply(view);
  }

  /** The module's id. */
  public ModuleId id() {
    return new ModuleId(project.getGroupId(), project.getArtifactId());
  }

  /** The same module seen by its next goal. */
  public ModuleContext with(
      MavenSession session, MavenProject project, Predicate<Path> writtenEarlier) {
    return new ModuleContext(
        session,
        project,
        moduleDir,
        buildDir,
        locations,
        files,
        fingerprinters,
        toolchains,
        modelText,
        writtenEarlier);
  }

  /** Absolute path of a file parameter. */
  public Path path(Object value) {
    Path path = value instanceof File file ? file.toPath() : Path.of(value.toString().trim());
    return moduleDir.resolve(path).normalize();
  }

  /** The root directory of the build. */
  Path root() {
    String root = session.getSystemProperties().getProperty("maven.multiModuleProjectDirectory");
    return root == null ? moduleDir : Path.of(root).toAbsolutePath().normalize();
  }

  /** Relative to the module where it lies below it, else with tokens for known places. */
  public String name(Path path) {
    return name(path, moduleDir, locations);
  }

  /** The same, for a module that lies there. */
  public static String name(Path path, Path moduleDir, Locations locations) {
    if (path.equals(moduleDir)) {
      return ".";
    }
    if (path.startsWith(moduleDir)) {
      return moduleDir.relativize(path).toString().replace('\\', '/');
    }
    return new Canonical(locations).portable(path.toString());
  }

  /** Directories of modules declared below this one: not part of it. */
  List<Path> nestedModules() {
    return project.getModel().getModules().stream()
        .map(module -> moduleDir.resolve(module).normalize())
        .map(
            dir ->
                dir.getFileName() != null && dir.toString().endsWith(".xml")
                    ? dir.resolveSibling("")
                    : dir)
        .filter(dir -> !dir.equals(moduleDir))
        .toList();
  }
}
