package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.config.Contracts;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.maven.action.Checks;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.request.Repositories;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * NullAway, which javac runs through Error Prone over code that is {@code @NullMarked}. Both are
 * taken from the repositories of Maven plugins when they are first needed; none is a part of Aria.
 */
final class Nullness implements AutoCloseable {
  private static final String MARK = "NullMarked";

  /** Parts of javac that Error Prone uses. */
  private static final List<String> EXPORTED =
      List.of(
          "api", "code", "comp", "file", "main", "model", "parser", "processing", "tree", "util");

  private static final List<String> OPENED = List.of("code", "comp");

  private final Workers workers = Workers.with(jvmOptions());
  private @Nullable List<Path> path;

  private static List<String> jvmOptions() {
    List<String> options = new ArrayList<>();
    EXPORTED.forEach(
        part ->
            options.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED"));
    OPENED.forEach(
        part ->
            options.add("--add-opens=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED"));
    return options;
  }

  /** Whether any of these sources speaks of the mark. */
  static boolean isMarked(Collection<String> sources) throws IOException {
    for (String source : sources) {
      String text = Files.readString(Path.of(source), StandardCharsets.ISO_8859_1);
      if (text.contains(MARK)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any source below these roots speaks of the mark. */
  static boolean isMarkedBelow(List<Path> roots) throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          all.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return isMarked(sources);
  }

  /** Compilers that can run it. */
  Compilations compilations() {
    return workers;
  }

  /**
   * Options of javac by which it runs.
   *
   * @throws MojoFailureException if it cannot be had
   */
  List<String> options(ModuleContext module, Contracts contracts) throws MojoFailureException {
    String level = contracts == Contracts.VERIFIED ? "ERROR" : "WARN";
    return List.of(
        "-processorpath",
        path(module, contracts).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)),
        "-XDcompilePolicy=simple",
        "--should-stop=ifError=FLOW",
        "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:NullAway:"
            + level
            + " -XepOpt:NullAway:OnlyNullMarked=true");
  }

  private synchronized List<Path> path(ModuleContext module, Contracts contracts)
      throws MojoFailureException {
    if (path == null) {
      path = resolve(module, contracts);
    }
    return path;
  }

  private static List<Path> resolve(ModuleContext module, Contracts contracts)
      throws MojoFailureException {
    List<Dependency> dependencies =
        List.of(
            dependency("com.google.errorprone", "error_prone_core", Checks.ERROR_PRONE),
            dependency("com.uber.nullaway", "nullaway", Checks.NULLAWAY));
    try {
      return Repositories.resolve(
          module.session(), dependencies, module.project().getRemotePluginRepositories());
    } catch (DependencyResolutionException e) {
      throw new MojoFailureException(
          "contracts = "
              + contracts.text()
              + ": "
              + module.id()
              + " has code that is @NullMarked, and NullAway "
              + Checks.NULLAWAY
              + " with Error Prone "
              + Checks.ERROR_PRONE
              + " cannot be resolved: "
              + e.getMessage()
              + "; make them available in the repositories of plugins, or leave contracts out with"
              + " -Daria.contracts=runtime",
          e);
    }
  }

  private static Dependency dependency(String group, String artifact, String version) {
    return new Dependency(new DefaultArtifact(group, artifact, "jar", version), "runtime", false);
  }

  @Override
  public void close() {
    workers.close();
  }
}
