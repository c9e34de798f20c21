package dev.ariabuild.maven.plugin.watch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * The user's command, run by the shell after good builds. One that still runs is ended, with all
 * that it started, before it is started again.
 */
final class Command implements AutoCloseable {
  private static final long GRACE_SECONDS = 5;
  private static final long POLL_MILLIS = 10;
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final String command;
  private final Path folder;
  private final WatchEvents events;
  private final Log log;
  private volatile @Nullable Process running;
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

  Command(String command, Path folder, WatchEvents events, Log log) {
    this.log = log;
    this.command = command;
    this.folder = folder;
    this.events = events;
  }

  /** Whether it was started and has not ended. */
  synchronized boolean isRunning() {
    return running != null && running.isAlive();
  }

  /**
   * Starts it, or starts it again.
   *
   * @throws IOException if there is no shell
   */
  synchronized void start() throws IOException {
    stop();
    List<String> shell =
        WINDOWS ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
    Process started =
        new ProcessBuilder(shell)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.getOutputStream().close();
    running = started;
    events.tell(
        "command", json -> json.name("state").value("started").name("pid").value(started.pid()));
    told = started.onExit().thenAccept(this::ended);
  }

  private void ended(Process process) {
    if (process == running && process.exitValue() != 0) {
      log.warn(
          "aria: the command ended with exit code "
              + process.exitValue()
              + "; the next good build that changes something starts it again");
    }
    events.tell(
        "command",
        json ->
            json.name("state")
                .value("ended")
                .name("pid")
                .value(process.pid())
                .name("exit")
                .value(process.exitValue()));
  }

  /** Ends it: by a request, and by force after {@value #GRACE_SECONDS} s. */
  synchronized void stop() {
    Process process = running;
    running = null;
    if (process == null) {
      return;
    }
    List<ProcessHandle> tree = process.descendants().toList();
    tree.forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
      while (!tree.stream().allMatch(Command::hasEnded) && System.nanoTime() < deadline) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tree.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    told.completeOnTimeout(null, GRACE_SECONDS, TimeUnit.SECONDS).join();
  }

  /**
   * Whether a process has ended. What it leaves in the table of processes goes when its parent asks
   * for it, which is late or never where process 1 is no init, as in many containers.
   */
  static boolean hasEnded(ProcessHandle process) {
    if (!process.isAlive()) {
      return true;
    }
    try { // number, name in parentheses, state
      Path file = Path.of("/proc", Long.toString(process.pid()), "stat");
      String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException noSuchSystem) {
      return !process.isAlive();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
