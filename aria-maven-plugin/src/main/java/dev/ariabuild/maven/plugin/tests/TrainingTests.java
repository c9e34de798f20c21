package dev.ariabuild.maven.plugin.tests;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Exercise;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** A module's integration tests as the training of its application. */
public final class TrainingTests implements Exercise {
  /** System property of the tests: a program that starts the application. */
  public static final String LAUNCHER = "aria.image.launcher";

  /** System property of the tests: where the running application answers. */
  private static final String URL = "aria.image.url";

  private static final ModuleTests.Kind KIND = ModuleTests.Kind.INTEGRATION;

  private final ModuleTests tests;
  private final int seconds;
  private final String inputs;

  /**
   * @param project whose tests they are; resolved for tests
   * @param seconds that they may take
   */
  public TrainingTests(ModuleTests tests, MavenProject project, int seconds) throws IOException {
    this.tests = tests;
    this.seconds = seconds;
    StringBuilder inputs = new StringBuilder();
    if (Files.isDirectory(tests.classes())) {
      inputs.append(Tree.digest(tests.classes()).hex());
    }
    inputs.append(' ').append(tests.plugin(KIND).map(Object::toString).orElse("none"));
    for (Artifact artifact : project.getArtifacts()) {
      inputs.append(' ').append(artifact.getId());
    }
    this.inputs = Digest.ofUtf8(inputs.toString()).hex();
  }

  @Override
  public String inputs() {
    return inputs;
  }

  @Override
  public String toString() {
    return "tests " + inputs;
  }

  @Override
  public void run(Optional<Path> launcher, Optional<String> url) throws IOException, AotException {
    Map<String, String> handed = new TreeMap<>();
    launcher.ifPresent(file -> handed.put(LAUNCHER, file.toString()));
    url.ifPresent(address -> handed.put(URL, address));
    SortedMap<String, String> results = results(handed);
    List<String> bad =
        results.entrySet().stream()
            .filter(result -> !List.of("passed", "skipped").contains(result.getValue()))
            .map(result -> result.getKey() + " " + result.getValue())
            .toList();
    if (!bad.isEmpty()) {
      throw AotProblem.TRAINING_TESTS_FAILED.with(String.join(", ", bad));
    }
    if (results.values().stream().noneMatch("passed"::equals)) {
      throw AotProblem.TRAINING_TESTS_FAILED.with(
          "none ran: write tests that failsafe finds (*IT), and do not skip them");
    }
  }

  /** What comes of the tests with these system properties. */
  public SortedMap<String, String> results(Map<String, String> handed)
      throws IOException, AotException {
    if (tests.plugin(KIND).isEmpty()) {
      throw AotProblem.TRAINING_TESTS_FAILED.with(
          "the module does not configure " + KIND.plugin() + ": add it to the pom");
    }
    try {
      return tests.run(
          KIND,
          goal -> {
            goal.set("forkedProcessTimeoutInSeconds", String.valueOf(seconds));
            goal.set("skip", "false");
          },
          handed);
    } catch (MojoExecutionException | MojoFailureException e) {
      throw AotProblem.TRAINING_TESTS_FAILED.with(
          String.valueOf(e.getMessage()).lines().limit(3).collect(Collectors.joining(" ")));
    }
  }
}
