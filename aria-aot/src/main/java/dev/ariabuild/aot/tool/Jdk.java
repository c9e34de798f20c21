package dev.ariabuild.aot.tool;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param version full version such as {@code 25.0.3+9-LTS}
 * @param vendor who built it
 * @param feature first number of the version
 * @param os that it runs on, in its own word; may be empty
 * @param arch that it runs on, in its own word; may be empty
 */
public record Jdk(Path home, String version, String vendor, int feature, String os, String arch) {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Reads the file {@code release} of a JDK. */
  public static Jdk at(Path home) throws IOException, AotException {
    Properties release = new Properties();
    Path file = home.resolve("release");
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        release.load(reader);
      }
    }
    String version = unquoted(release, "JAVA_VERSION");
    String digits = version.split("[^0-9]", 2)[0];
    if (digits.isEmpty()) {
      throw AotProblem.UNREADABLE_JDK.with(home);
    }
    String full = unquoted(release, "JAVA_RUNTIME_VERSION");
    return new Jdk(
        home,
        full.isEmpty() ? version : full,
        unquoted(release, "IMPLEMENTOR"),
        Integer.parseInt(digits),
        unquoted(release, "OS_NAME"),
        unquoted(release, "OS_ARCH"));
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "").replace("\"", "");
  }

  /** A program in its {@code bin}. */
  public Path tool(String name) throws AotException {
    Path tool = home.resolve("bin").resolve(name);
    if (!Files.isExecutable(tool)) {
      throw AotProblem.NO_TOOL.with(name, home);
    }
    return tool;
  }

  /**
   * Runs one of its tools to the end.
   *
   * @return what it printed
   * @throws AotException with the tool's own words if it failed
   */
  public String run(String name, List<String> arguments)
      throws IOException, InterruptedException, AotException {
    return run(List.of(), name, arguments);
  }

  /**
   * Runs one of its tools to the end by means of a command, such as an emulator's.
   *
   * @param runner the command; empty: the tool runs by itself
   * @return what it printed
   * @throws AotException with the tool's own words if it failed
   */
  public String run(List<String> runner, String name, List<String> arguments)
      throws IOException, InterruptedException, AotException {
    List<String> command = new ArrayList<>(runner);
    command.add(tool(name).toString());
    command.addAll(arguments);
    try (Run run = Run.start(command, home, Map.of("LC_ALL", "C"))) {
      if (!run.awaitEnd(LIMIT)) {
        throw AotProblem.TOOL_FAILED.with(
            name, "none within " + LIMIT.toMinutes() + " min", run.tail());
      }
      if (run.exitCode() != 0) {
        throw AotProblem.TOOL_FAILED.with(name, run.exitCode(), run.output());
      }
      return run.output();
    }
  }
}
