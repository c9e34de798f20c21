package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Readiness;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an application lets others see when it does its declared work: output, exit code, files in
 * its working directory, and what the training's command prints. What differs between two runs of
 * the unstripped application does not count, nor do places in stack traces.
 */
final class Behaviour {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Pattern FRAME = Pattern.compile("^(\\s*at .*)\\([^()]*\\)$");

  private final Training work;

  Behaviour(Training work) {
    this.work = work;
  }

  /**
   * One run.
   *
   * @param end exit code, or that it had to be stopped
   * @param lines that it printed, and its command after it
   * @param files digest by name
   */
  private record Seen(String end, List<String> lines, SortedMap<String, String> files) {}

  /**
   * What was found.
   *
   * @param difference empty: none
   * @param note what was compared
   */
  record Findings(Optional<String> difference, String note) {}

  /**
   * Runs the unstripped application twice and the image once.
   *
   * @param plain command of the unstripped one, without its arguments
   * @param image command of the image
   */
  Findings compare(List<String> plain, List<String> image)
      throws IOException, InterruptedException, AotException {
    Seen one = run(plain);
    Seen two = run(plain);
    Seen now = run(image);
    if (!one.end().equals(two.end())) {
      return new Findings(
          Optional.empty(),
          "the application ends differently by itself; its output was not compared");
    }
    if (!one.end().equals(now.end())) {
      return found("it " + now.end() + ", but unstripped it " + one.end());
    }
    int varying = 0;
    if (one.lines().size() == two.lines().size()) {
      Optional<String> count = lineCount(one, now);
      if (count.isPresent()) {
        return found(count.get());
      }
      for (int i = 0; i < one.lines().size(); i++) {
        String old = one.lines().get(i);
        if (!old.equals(two.lines().get(i))) {
          varying++;
        } else if (!old.equals(now.lines().get(i))) {
          return found(
              "line %d of its output is '%s', but unstripped '%s'"
                  .formatted(i + 1, now.lines().get(i), old));
        }
      }
    } else {
      varying = Math.max(one.lines().size(), two.lines().size());
    }
    for (Map.Entry<String, String> file : one.files().entrySet()) {
      boolean stable = file.getValue().equals(two.files().get(file.getKey()));
      if (stable && !file.getValue().equals(now.files().get(file.getKey()))) {
        return found("the file " + file.getKey() + " that it writes differs or is missing");
      }
    }
    String note =
        "%s, %d lines and %d files are the same"
            .formatted(now.end(), one.lines().size() - varying, one.files().size());
    return new Findings(
        Optional.empty(),
        varying == 0 ? note : note + "; " + varying + " lines differ from run to run");
  }

  private static Optional<String> lineCount(Seen one, Seen now) {
    if (one.lines().size() == now.lines().size()) {
      return Optional.empty();
    }
    int common = 0;
    while (common < Math.min(one.lines().size(), now.lines().size())
        && one.lines().get(common).equals(now.lines().get(common))) {
      common++;
    }
    List<String> longer = one.lines().size() > now.lines().size() ? one.lines() : now.lines();
    return Optional.of(
        "it prints %d lines, but unstripped %d; they part at line %d: '%s'"
            .formatted(now.lines().size(), one.lines().size(), common + 1, longer.get(common)));
  }

  private static Findings found(String difference) {
    return new Findings(Optional.of(difference), "");
  }

  private Seen run(List<String> application)
      throws IOException, InterruptedException, AotException {
    Path place = Files.createTempDirectory("aria-verify");
    Path folder = Files.createDirectory(place.resolve("work"));
    try {
      List<String> command = new ArrayList<>(application);
      command.addAll(work.arguments());
      Training own = work.with("XDG_RUNTIME_DIR", place.resolve("state").toString());
      long deadline = System.nanoTime() + Duration.ofSeconds(work.timeoutSeconds()).toNanos();
      try (Run run = Run.start(command, folder, own.env())) {
        String after = "";
        boolean stopped = false;
        if (work.stops()) {
          awaitReady(run, deadline);
          after = exercise(folder, deadline);
          stopped = run.alive();
          run.stop();
        }
        if (!run.awaitEnd(work.stops() ? STOP : left(deadline))) {
          throw AotProblem.VERIFY_TIMEOUT.with(work.timeoutSeconds(), run.tail());
        }
        String end = stopped ? "runs until it is stopped" : "ends with exit code " + run.exitCode();
        String text = (work.stops() ? "" : run.output()) + after;
        return new Seen(end, lines(text, place), files(folder));
      }
    } finally {
      Tree.delete(place);
    }
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private void awaitReady(Run run, long deadline)
      throws IOException, InterruptedException, AotException {
    while (!Readiness.of(work, run)) {
      if (run.awaitEnd(POLL)) {
        return;
      }
      if (left(deadline).isZero()) {
        throw AotProblem.VERIFY_TIMEOUT.with(work.timeoutSeconds(), run.tail());
      }
    }
  }

  private String exercise(Path folder, long deadline)
      throws IOException, InterruptedException, AotException {
    if (work.command().isEmpty()) {
      return "";
    }
    try (Run run = Run.start(work.command(), folder, Map.of())) {
      if (!run.awaitEnd(left(deadline))) {
        throw AotProblem.VERIFY_TIMEOUT.with(work.timeoutSeconds(), run.tail());
      }
      return run.output() + "\nexit code of the command: " + run.exitCode();
    }
  }

  private static List<String> lines(String text, Path place) throws IOException {
    String real = place.toRealPath().toString();
    return text.lines()
        .map(line -> line.replace(real, "{folder}").replace(place.toString(), "{folder}"))
        .map(line -> FRAME.matcher(line).replaceFirst("$1(…)"))
        .toList();
  }

  private static SortedMap<String, String> files(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path file : Tree.files(folder)) {
      files.put(
          Tree.name(folder, file),
          Files.isSymbolicLink(file) ? "link " + Files.readSymbolicLink(file) : Sha256.of(file));
    }
    return files;
  }
}
