package dev.ariabuild.maven.plugin.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Processes that go on where this one cannot, one after the other, with its command line. One that
 * fails is followed by another as soon as a file has changed. Both sides agree on one small file:
 * in it the successor says that it watches, and that it wants to be followed.
 */
final class Successors {
  private static final String FILE = "aria.watch.restart";
  private static final String MAIN = "org.codehaus.plexus.classworlds.launcher.Launcher";
  private static final long PATIENCE_SECONDS = 600;
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** Exit codes of a process that was told to end: 0, and 128 with the number of the signal. */
  private static final Set<Integer> ENDED = Set.of(0, 128 + 1, 128 + 2, 128 + 15);

  private final WatchLoop before;
  private final Changes changes;
  private final Report report;
  private boolean begun;

  /** For a session that is over, but for its changes. */
  Successors(WatchLoop before, Changes changes, Report report) {
    this.before = before;
    this.changes = changes;
    this.report = report;
  }

  /** The file, as a process sees it that may be a successor. */
  record Asked(@Nullable Path file) {
    private static final String BEGUN = "begun";
    private static final String AGAIN = "again";

    static Asked in(@Nullable String file) {
      return new Asked(file == null ? null : Path.of(file));
    }

    /** Says that it watches now. */
    void begun() throws IOException {
      say(BEGUN);
    }

    /** Asks to be followed; false if nobody listens. */
    boolean again() throws IOException {
      say(AGAIN);
      return file != null;
    }

    private void say(String word) throws IOException {
      if (file != null) {
        Files.writeString(file, word);
      }
    }
  }

  /** Whether the last one watched: it has told its own end. */
  boolean haveBegun() {
    return begun;
  }

  /**
   * Runs them, until one does not ask to be followed.
   *
   * @return the exit code of the last
   * @throws IOException if it cannot be started, or it is not known how this one was
   */
  int untilTheEnd() throws IOException, InterruptedException {
    Path file = Files.createTempFile("aria-watch", ".restart");
    try {
      while (true) {
        Files.write(file, new byte[0]);
        begun = false;
        changes.forget();
        int exit = run(command(file), file);
        if (Files.readString(file).equals(Asked.AGAIN)) {
          before.watch(); // for the time until the next one does
          continue;
        }
        if (ENDED.contains(exit) || changes.isStopping()) {
          return exit;
        }
        begun = false; // nobody tells that the session ends, but this one
        report.notBegun(exit);
        before.watch();
        if (!changes.await()) {
          return 0;
        }
        report.again(changes.take());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Whoever ends this process ends that one; it is waited for, as it may be building. */
  private int run(List<String> command, Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    Thread end =
        new Thread(
            () -> {
              process.destroy();
              process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            },
            "aria-watch-end");
    Runtime.getRuntime().addShutdownHook(end);
    while (!process.waitFor(begun ? PATIENCE_SECONDS : 1, TimeUnit.SECONDS)) {
      if (!begun && Files.size(file) > 0) {
        begun = true;
        changes.close();
      }
    }
    begun |= Files.size(file) > 0;
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException ending) {
      // then it has done its work
    }
    return process.exitValue();
  }

  private static List<String> command(Path file) throws IOException {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> arguments =
        self.arguments()
            .flatMap(Successors::afterMain)
            .orElseThrow(
                () -> new IOException("it is not known how this Maven was called; start it again"));
    Path mvn = Path.of(System.getProperty("maven.home", ""), "bin", WINDOWS ? "mvn.cmd" : "mvn");
    if (!Files.isRegularFile(mvn)) {
      throw new IOException(mvn + " is missing; start Maven again");
    }
    List<String> command = new ArrayList<>(List.of(mvn.toString()));
    command.addAll(arguments);
    command.add("-D" + FILE + "=" + file);
    return command;
  }

  /** What the user wrote. */
  static Optional<List<String>> afterMain(String[] arguments) {
    int main = Arrays.asList(arguments).indexOf(MAIN);
    if (main < 0) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(arguments, main + 1, arguments.length)
            .filter(argument -> !argument.startsWith("-D" + FILE + "="))
            .toList());
  }
}
