package dev.ariabuild.maven.plugin.audit;

import dev.ariabuild.aot.tool.Run;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Calls the Maven that runs this session once more, with the same options, in some directory. */
final class MavenCall {
  private static final Duration LIMIT = Duration.ofHours(6);
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** How a call ended. */
  record Ended(int exitCode, String tail) {}

  private final Host host;
  private final MavenSession session;
  private final Map<String, String> environment;

  /** Calls with these variables besides the inherited ones, by which this Maven was found. */
  MavenCall(Host host, Map<String, String> environment) {
    this.host = host;
    this.session = host.session();
    this.environment = new TreeMap<>(environment);
  }

  /**
   * Runs these goals.
   *
   * @param console where everything it prints is kept
   */
  Ended run(Path folder, List<String> goals, Path console)
      throws InterruptedException, MojoExecutionException {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.addAll(options());
    properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(goals);
    try (Run run = Run.start(command, folder, environment)) {
      if (!run.awaitEnd(LIMIT)) {
        throw new MojoExecutionException("mvn in " + folder + " did not end within 6 hours");
      }
      Files.createDirectories(console.getParent());
      Files.writeString(console, run.output());
      return new Ended(run.exitCode(), run.tail());
    } catch (IOException e) {
      throw new MojoExecutionException("could not run " + command.get(0) + ": " + e, e);
    }
  }

  private static Path launcher() throws MojoExecutionException {
    Path mvn =
        Path.of(System.getProperty("maven.home", ""), "bin", WINDOWS ? "mvn.cmd" : "mvn")
            .toAbsolutePath();
    if (!Files.isRegularFile(mvn)) {
      throw new MojoExecutionException(
          mvn + " is missing: an audit calls Maven again, so it runs from a Maven installation");
    }
    return mvn;
  }

  @SuppressWarnings("deprecation") // Maven 3.8 has nothing else
  private List<String> options() {
    MavenExecutionRequest request = session.getRequest();
    List<String> options = new ArrayList<>(List.of("-B"));
    if (request.isOffline()) {
      options.add("-o");
    }
    file(options, "-s", request.getUserSettingsFile());
    file(options, "-gs", request.getGlobalSettingsFile());
    List<String> profiles = new ArrayList<>(request.getActiveProfiles());
    request.getInactiveProfiles().forEach(id -> profiles.add("!" + id));
    host.takenProfile().ifPresent(name -> profiles.add(ConfigLoader.MAVEN_PROFILE_PREFIX + name));
    if (!profiles.isEmpty()) {
      options.add("-P" + String.join(",", profiles));
    }
    return options;
  }

  private static void file(List<String> options, String option, @Nullable File file) {
    if (file != null && file.isFile()) {
      options.add(option);
      options.add(file.getAbsolutePath());
    }
  }

  /** What the user set, without what concerns this goal or this place. */
  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    session
        .getUserProperties()
        .stringPropertyNames()
        .forEach(name -> properties.put(name, session.getUserProperties().getProperty(name)));
    properties.keySet().removeIf(name -> name.startsWith("aria.audit."));
    properties.keySet().removeIf(name -> name.startsWith("session."));
    return properties;
  }
}
