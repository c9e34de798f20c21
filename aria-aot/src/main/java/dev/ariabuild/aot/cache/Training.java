package dev.ariabuild.aot.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the application is exercised.
 *
 * @param arguments of the application
 * @param env added to its environment
 * @param command run once it is ready; empty: none
 * @param timeoutSeconds for all of it
 * @param readyLog text in its output that means: ready
 * @param readyUrl address that answers 2xx or 3xx once it is ready
 */
public record Training(
    List<String> arguments,
    Map<String, String> env,
    List<String> command,
    int timeoutSeconds,
    Optional<String> readyLog,
    Optional<String> readyUrl) {
  public Training {
    arguments = List.copyOf(arguments);
    env = Map.copyOf(env);
    command = List.copyOf(command);
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
    return new Training(arguments, more, command, timeoutSeconds, readyLog, readyUrl);
  }

  /** Whether anything says how to train. */
  public boolean declared() {
    return !arguments.isEmpty() || stops();
  }

  /** Whether the application is stopped when it is ready, rather than ending by itself. */
  public boolean stops() {
    return readyLog.isPresent() || readyUrl.isPresent();
  }
}
