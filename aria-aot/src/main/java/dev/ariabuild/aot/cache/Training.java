package dev.ariabuild.aot.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the application is exercised.
 *
 * @param arguments of the application
 * @param env added to its environment
 * @param command run once it is ready; empty: none
 * @param timeoutSeconds for all of it
 * @param readyLog text in its output that means: ready
 * @param readyUrl address that answers 2xx or 3xx once it is ready
 * @param tests exercise it too; empty: none do
 * @param methodProfiles whether they are recorded; empty: see {@link MethodProfiles#recorded}
 */
public record Training(
    List<String> arguments,
    Map<String, String> env,
    List<String> command,
    int timeoutSeconds,
    Optional<String> readyLog,
    Optional<String> readyUrl,
    Optional<Exercise> tests,
    Optional<Boolean> methodProfiles) {
  public Training {
    arguments = List.copyOf(arguments);
    env = Map.copyOf(env);
    command = List.copyOf(command);
  }

  /** Without tests; nothing says whether profiles of methods are recorded. */
  public Training(
      List<String> arguments,
      Map<String, String> env,
      List<String> command,
      int timeoutSeconds,
      Optional<String> readyLog,
      Optional<String> readyUrl) {
    this(
        arguments,
        env,
        command,
        timeoutSeconds,
        readyLog,
        readyUrl,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, exercised by tests. */
  public Training with(Exercise exercise) {
    return new Training(
        arguments,
        env,
        command,
        timeoutSeconds,
        readyLog,
        readyUrl,
        Optional.of(exercise),
        methodProfiles);
  }

  /** The same; whether profiles of methods are recorded, where something says so. */
  public Training withMethodProfiles(Optional<Boolean> wanted) {
    return new Training(arguments, env, command, timeoutSeconds, readyLog, readyUrl, tests, wanted);
  }

  /** Arguments only: the application ends by itself. */
  public static Training ending(List<String> arguments, int timeoutSeconds) {
    return new Training(
        arguments, Map.of(), List.of(), timeoutSeconds, Optional.empty(), Optional.empty());
  }

  /** The same with one more variable of the environment. */
  public Training with(String name, String value) {
    Map<String, String> more = new HashMap<>(env);
    more.put(name, value);
    return new Training(
        arguments, more, command, timeoutSeconds, readyLog, readyUrl, tests, methodProfiles);
  }

  /** Whether anything says how to train. */
  public boolean declared() {
    return runs() || tests.isPresent();
  }

  /** Whether anything says how the application is run by itself. */
  public boolean runs() {
    return !arguments.isEmpty() || stops();
  }

  /** Whether the application is not run by itself: its tests start it, as often as they like. */
  public boolean testsStartIt() {
    return tests.isPresent() && !stops();
  }

  /** What a run depends on, in words: all but the time limit. */
  public String inputs() {
    return String.join(
        "\n",
        arguments.toString(),
        new TreeMap<>(env).toString(),
        command.toString(),
        readyLog + "|" + readyUrl,
        tests.map(Exercise::inputs).orElse("no tests"));
  }

  /** Whether the application is stopped when it is ready, rather than ending by itself. */
  public boolean stops() {
    return readyLog.isPresent() || readyUrl.isPresent();
  }
}
