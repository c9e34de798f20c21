package dev.ariabuild.maven.plugin.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The command line of this Maven, for a process that goes on where this one cannot. */
final class Relaunch {
  /** Property of such a process: the file in which it says that it wants to be started again. */
  static final String FILE = "aria.watch.restart";

  private static final String MAIN = "org.codehaus.plexus.classworlds.launcher.Launcher";
  private static final long PATIENCE_SECONDS = 600;
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Relaunch() {}

  /**
   * Runs Maven with the arguments of this process, until one does not ask to be started again.
   *
   * @return the exit code of the last
   * @throws IOException if it cannot be started, or it is not known how this one was
   */
  static int untilTheEnd() throws IOException, InterruptedException {
    Path file = Files.createTempFile("aria-watch", ".restart");
    try {
      while (true) {
        Files.write(file, new byte[0]);
        int exit = run(command(file));
        if (Files.size(file) == 0) {
          return exit;
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Whoever ends this process ends that one; it is waited for, as it may be building. */
  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    Thread end =
        new Thread(
            () -> {
              process.destroy();
              process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            },
            "aria-watch-end");
    Runtime.getRuntime().addShutdownHook(end);
    int exit = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException ending) {
      // then it has done its work
    }
    return exit;
  }

  private static List<String> command(Path file) throws IOException {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> arguments =
        self.arguments()
            .flatMap(Relaunch::afterMain)
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
