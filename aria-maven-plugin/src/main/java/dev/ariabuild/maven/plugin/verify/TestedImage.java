package dev.ariabuild.maven.plugin.verify;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.verify.Published;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.maven.plugin.host.Modules;
import dev.ariabuild.maven.plugin.image.ModuleClassPath;
import dev.ariabuild.maven.plugin.tests.ModuleTests;
import dev.ariabuild.maven.plugin.tests.TrainingTests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * Lets the tests of a module tell whether an image does what the unstripped jars do. A test that
 * ends differently from run to run by itself says nothing.
 */
final class TestedImage {
  private final ModuleTests tests;
  private final MavenProject project;
  private final Profile profile;
  private final Path folder;
  private final Map<String, Path> originals;

  /**
   * @param folder such as {@code target/aria/release}
   * @param originals the unstripped jars by their name in {@code lib}, the module's own first
   */
  TestedImage(
      ModuleTests tests,
      MavenProject project,
      Profile profile,
      Path folder,
      Map<String, Path> originals) {
    this.tests = tests;
    this.project = project;
    this.profile = profile;
    this.folder = folder;
    this.originals = originals;
  }

  /** Runs the tests; they may throw what the goals that run them throw. */
  @FunctionalInterface
  private interface Runner {
    SortedMap<String, String> run()
        throws IOException, AotException, MojoExecutionException, MojoFailureException;
  }

  /** Runs the unit tests on the unstripped classes and on those of the image; says what came. */
  String byUnitTests()
      throws IOException, AotException, MojoExecutionException, MojoFailureException {
    if (profile.backend() == Backend.NATIVE_IMAGE) {
      return "no tests were run: the image has no classes";
    }
    if (profile.lto() == Lto.FAT) {
      return "no tests were run: classes that only they use may have been left out (lto = \"fat\")";
    }
    if (!Files.isDirectory(tests.classes()) || tests.plugin(ModuleTests.Kind.UNIT).isEmpty()) {
      return "nothing was run: no training is declared, and there are no tests";
    }
    Path lib = folder.resolve("image/lib");
    List<Path> stripped = originals.keySet().stream().map(lib::resolve).toList();
    return compare(() -> unit(originals.values()), () -> unit(stripped), "tests");
  }

  private SortedMap<String, String> unit(Collection<Path> classPath)
      throws IOException, MojoExecutionException, MojoFailureException {
    List<String> jars = classPath.stream().map(jar -> jar.toAbsolutePath().toString()).toList();
    List<String> replaced = new ArrayList<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (ModuleClassPath.isShipped(artifact)) {
        replaced.add(Modules.label(artifact));
      }
    }
    return tests.run(
        ModuleTests.Kind.UNIT,
        goal -> {
          goal.set("classesDirectory", jars.get(0));
          goal.set("classpathDependencyExcludes", replaced);
          goal.set("additionalClasspathElements", jars.subList(1, jars.size()));
          goal.set("useModulePath", "false");
        },
        Map.of());
  }

  /**
   * Runs the integration tests, which start the application, with the unstripped jars and with the
   * image.
   *
   * @param plain java and its options
   */
  String byIntegrationTests(Training work, List<String> plain)
      throws IOException, AotException, MojoExecutionException, MojoFailureException {
    TrainingTests integration = new TrainingTests(tests, project, work.timeoutSeconds());
    Path place = Files.createTempDirectory("aria-verify");
    try {
      Published published = Published.read(folder);
      List<String> command = new ArrayList<>(plain);
      command.add("-cp");
      command.add(
          originals.values().stream()
              .map(jar -> jar.toAbsolutePath().toString())
              .collect(Collectors.joining(File.pathSeparator)));
      command.add(published.mainClass());
      Path unstripped = place.resolve("unstripped");
      Files.writeString(
          unstripped,
          command.stream()
              .map(word -> "'" + word.replace("'", "'\\''") + "'")
              .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n")));
      Files.setPosixFilePermissions(unstripped, PosixFilePermissions.fromString("rwxr-xr-x"));
      String image = published.launcher().toAbsolutePath().toString();
      return compare(
          () -> integration.results(Map.of(TrainingTests.LAUNCHER, unstripped.toString())),
          () -> integration.results(Map.of(TrainingTests.LAUNCHER, image)),
          "integration tests");
    } finally {
      Tree.delete(place);
    }
  }

  private String compare(Runner unstripped, Runner image, String what)
      throws IOException, AotException, MojoExecutionException, MojoFailureException {
    SortedMap<String, String> before = unstripped.run();
    if (before.isEmpty()) {
      return "nothing was run: no " + what + " ran";
    }
    SortedMap<String, String> after = image.run();
    if (!before.equals(after)) {
      SortedMap<String, String> again = unstripped.run();
      List<String> differences = new ArrayList<>();
      for (Map.Entry<String, String> test : union(before, after).entrySet()) {
        String one = before.getOrDefault(test.getKey(), "did not run");
        String now = after.getOrDefault(test.getKey(), "did not run");
        boolean stable = one.equals(again.getOrDefault(test.getKey(), "did not run"));
        if (stable && !one.equals(now)) {
          differences.add(
              "  the test %s: %s, but unstripped %s".formatted(test.getKey(), now, one));
        }
      }
      if (!differences.isEmpty()) {
        throw AotProblem.NOT_EQUIVALENT.with(profile.name(), String.join("\n", differences));
      }
    }
    SortedMap<String, Integer> counts = new TreeMap<>();
    after.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    return before.size()
        + " "
        + what
        + " end as with the unstripped classes: "
        + counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private static SortedMap<String, String> union(
      SortedMap<String, String> one, SortedMap<String, String> other) {
    SortedMap<String, String> all = new TreeMap<>(one);
    new TreeSet<>(other.keySet()).forEach(name -> all.putIfAbsent(name, ""));
    return all;
  }
}
