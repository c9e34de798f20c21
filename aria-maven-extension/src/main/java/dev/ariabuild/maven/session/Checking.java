package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.ProfileKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.action.Checks;
import dev.ariabuild.maven.action.ModuleContext;
import dev.ariabuild.maven.request.RequestRewriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;

/**
 * Whether a build checks types only. Then every module builds into {@code target/aria/check}, with
 * traces of its own, so that nothing of a real build is touched or taken for one.
 */
record Checking(boolean typesOnly) {
  private static final String FOLDER = "aria/check";

  private static final Set<String> CLEANING = Set.of("pre-clean", "clean", "post-clean");

  /** Phases in which nothing is run or packaged. */
  private static final Set<String> PHASES =
      Set.of(
          "validate",
          "initialize",
          "generate-sources",
          "process-sources",
          "generate-resources",
          "process-resources",
          "compile",
          "process-classes",
          "generate-test-sources",
          "process-test-sources",
          "generate-test-resources",
          "process-test-resources",
          "test-compile",
          "process-test-classes");

  /**
   * That of a session.
   *
   * @throws AriaConfigurationException if something would have to run or package what was only
   *     checked
   */
  static Checking of(MavenSession session, Settings settings) {
    boolean asked = session.getRequest().getData().containsKey(RequestRewriter.CHECK);
    List<String> phases = session.getGoals().stream().filter(goal -> !goal.contains(":")).toList();
    boolean builds = phases.stream().anyMatch(phase -> !CLEANING.contains(phase));
    if (!builds || !(asked || settings.profile().get(ProfileKeys.TYPECHECK_ONLY))) {
      return new Checking(false);
    }
    Set<String> beyond = new TreeSet<>(phases);
    beyond.removeAll(PHASES);
    beyond.removeAll(CLEANING);
    if (!beyond.isEmpty()) {
      throw new AriaConfigurationException(
          "profile "
              + settings.profile().name()
              + " only checks types (typecheck-only = true), so there is nothing to "
              + String.join(", ", beyond)
              + "; say mvn aria:check, or choose another profile");
    }
    return new Checking(true);
  }

  /** What is done to a module in place of compiling it; empty if it is compiled. */
  Optional<Checks> checksOf(ModuleContext module, Settings settings) {
    Profile profile = settings.profile().forPackage(module.id().toString());
    return typesOnly
        ? Optional.of(new Checks(profile.get(ProfileKeys.CONTRACTS), profile.incremental()))
        : Optional.empty();
  }

  /** Has a module build beside its usual outputs. */
  void redirect(MavenProject project) {
    if (typesOnly) {
      Build build = project.getBuild();
      Path dir = Path.of(build.getDirectory()).resolve(FOLDER);
      build.setDirectory(dir.toString());
      build.setOutputDirectory(dir.resolve("classes").toString());
      build.setTestOutputDirectory(dir.resolve("test-classes").toString());
    }
  }

  /** The place by which the traces of a module are known. */
  Path traced(Path moduleDir) {
    return typesOnly ? moduleDir.resolve("target").resolve(FOLDER) : moduleDir;
  }
}
