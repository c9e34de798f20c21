package dev.ariabuild.aot.cache;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the application under a {@link Training}, to its end or until it was ready. */
public final class Workload {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration FINE = Duration.ofMillis(2);

  /** A JVM that SIGTERM ended in good order. */
  private static final int TERMINATED = 143;

  private final Training training;
  private final Path folder;
  private final long deadline;

  /**
   * @param folder working directory of the application
   */
  public Workload(Training training, Path folder) {
    this.training = training;
    this.folder = folder;
    this.deadline = System.nanoTime() + Duration.ofSeconds(training.timeoutSeconds()).toNanos();
  }

  /**
   * Runs it.
   *
   * @param jvm the command without the application's arguments
   * @return the end of its output
   * @throws AotException unless it ended as it should within its time
   */
  public String run(List<String> jvm) throws IOException, InterruptedException, AotException {
    List<String> command = new java.util.ArrayList<>(jvm);
    command.addAll(training.arguments());
    try (Run run = Run.start(command, folder, training.env())) {
      if (training.stops()) {
        awaitReady(run, POLL);
        exercise();
        if (training.tests().isPresent()) {
          training.tests().get().run(Optional.empty(), training.readyUrl());
        }
        run.stop();
      }
      if (!run.awaitEnd(left())) {
        throw timeout(run);
      }
      int code = run.exitCode();
      if (code != 0 && !(training.stops() && code == TERMINATED)) {
        throw AotProblem.TRAINING_FAILED.with(code, run.tail());
      }
      return run.tail();
    }
  }

  /**
   * How long it takes until it is ready, or until it ends by itself if nothing says when it is
   * ready; a ready one is then ended at once, without the command of the training.
   *
   * @param jvm the command without the application's arguments
   * @throws AotException unless it was ready, or ended as it should, within its time
   */
  public Duration time(List<String> jvm) throws IOException, InterruptedException, AotException {
    List<String> command = new java.util.ArrayList<>(jvm);
    command.addAll(training.arguments());
    long start = System.nanoTime();
    try (Run run = Run.start(command, folder, training.env())) {
      if (training.stops()) {
        awaitReady(run, FINE);
        return Duration.ofNanos(System.nanoTime() - start);
      }
      if (!run.awaitEnd(left())) {
        throw timeout(run);
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      if (run.exitCode() != 0) {
        throw AotProblem.TRAINING_FAILED.with(run.exitCode(), run.tail());
      }
      return time;
    }
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private AotException timeout(Run run) throws IOException {
    return AotProblem.TRAINING_TIMEOUT.with(training.timeoutSeconds(), run.tail());
  }

  private void awaitReady(Run run, Duration poll)
      throws IOException, InterruptedException, AotException {
    while (!left().isZero()) {
      if (run.awaitEnd(poll)) {
        throw AotProblem.TRAINING_FAILED.with(run.exitCode() + " before it was ready", run.tail());
      }
      if (Readiness.of(training, run)) {
        return;
      }
    }
    throw timeout(run);
  }

  private void exercise() throws IOException, InterruptedException, AotException {
    if (training.command().isEmpty()) {
      return;
    }
    try (Run run = Run.start(training.command(), folder, Map.of())) {
      if (!run.awaitEnd(left())) {
        throw timeout(run);
      }
      if (run.exitCode() != 0) {
        throw AotProblem.TRAINING_COMMAND_FAILED.with(
            run.exitCode(), String.join(" ", training.command()), run.tail());
      }
    }
  }
}
