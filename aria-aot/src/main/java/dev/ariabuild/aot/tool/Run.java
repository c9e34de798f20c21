package dev.ariabuild.aot.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started, with all its output in a file. Closing it ends it and all its
 * descendants.
 */
public final class Run implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final Path log;

  private Run(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a command with no input; its output goes to a file, so it never blocks.
   *
   * @param folder working directory
   * @param env added to the environment of this JVM, from which the JVM options variables are taken
   */
  public static Run start(List<String> command, Path folder, Map<String, String> env)
      throws IOException {
    Path log = Files.createTempFile("aria-run", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"));
    builder.environment().putAll(env);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Run(process, log);
    } catch (IOException e) {
      Files.deleteIfExists(log);
      throw e;
    }
  }

  /** Whether it ended within this time. */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Exit code; 128 + signal if a signal ended it. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Asks it to end (SIGTERM), as a service manager does. */
  public void stop() {
    process.destroy();
  }

  /** All that it printed so far. */
  public String output() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  /** The end of what it printed. */
  public String tail() throws IOException {
    return Tail.of(log);
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> tree = process.descendants().toList();
    if (process.isAlive()) {
      process.destroyForcibly();
    }
    tree.stream()
        .sorted(Comparator.comparing(ProcessHandle::pid).reversed())
        .forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
  }
}
