package dev.ariabuild.aot.cache;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a start-up cache by running the application on its own runtime.
 *
 * @param runner command that runs it, if it is of another platform; empty: it runs by itself
 * @param java the program of the runtime that ships
 * @param version for messages
 * @param application JVM options, class path and main class, just as the launcher gives them
 */
public record CacheTrainer(
    CacheKind kind, List<String> runner, Path java, String version, List<String> application) {
  /**
   * Trains.
   *
   * @param cache file to be written; does not exist yet
   * @param folder working directory of the application, and place of intermediate files
   * @throws AotException if the application failed (the JVM writes a cache even then; it is
   *     deleted) or no cache was written
   */
  public void train(Training training, Path cache, Path folder)
      throws IOException, InterruptedException, AotException {
    boolean good = false;
    try {
      String tail =
          training.testsStartIt()
              ? byTests(training, cache, folder)
              : switch (kind) {
                case AOT ->
                    run(training, folder, recording(training, "-XX:AOTCacheOutput=" + cache));
                case APP_CDS -> run(training, folder, List.of("-XX:ArchiveClassesAtExit=" + cache));
                case AOT_TWO_STEPS -> recordAndCreate(training, cache, folder);
              };
      if (!Files.isRegularFile(cache)) {
        throw AotProblem.NO_CACHE_WRITTEN.with(version, tail);
      }
      good = true;
    } finally {
      if (!good) {
        Files.deleteIfExists(cache);
      }
    }
  }

  /**
   * Tests start the application as often as they like, and each run that ends in good order leaves
   * a record. The largest is taken: records cannot be put together.
   */
  private String byTests(Training training, Path cache, Path folder)
      throws IOException, InterruptedException, AotException {
    Path records = Files.createDirectory(folder.resolve("records"));
    boolean archives = kind == CacheKind.APP_CDS;
    List<String> command = command(recording(training));
    Path launcher = new RecordingLauncher(command, records, archives).write(folder);
    training.tests().orElseThrow().run(Optional.of(launcher), Optional.empty());
    Optional<Path> largest = RecordingLauncher.largest(records);
    if (largest.isEmpty()) {
      throw AotProblem.TESTS_STARTED_NOTHING.with();
    }
    if (archives) {
      Files.move(largest.get(), cache);
      return "";
    }
    return create(training, largest.get(), cache, folder);
  }

  private String run(Training training, Path folder, List<String> options)
      throws IOException, InterruptedException, AotException {
    return new Workload(training, folder).run(command(options));
  }

  /** Options of a run that is recorded; before JDK 25 there are no profiles of methods. */
  private List<String> recording(Training training, String... options) {
    List<String> recording = new ArrayList<>(List.of(options));
    if (kind == CacheKind.AOT && !MethodProfiles.recorded(training, application)) {
      recording.addAll(
          List.of(
              "-XX:+IgnoreUnrecognizedVMOptions",
              "-XX:+UnlockDiagnosticVMOptions",
              "-XX:-AOTRecordTraining"));
    }
    return recording;
  }

  private List<String> command(List<String> options) {
    List<String> command = new ArrayList<>(runner);
    command.add(java.toString());
    command.addAll(options);
    command.addAll(application);
    return command;
  }

  private String recordAndCreate(Training training, Path cache, Path folder)
      throws IOException, InterruptedException, AotException {
    Path recorded = cache.resolveSibling(cache.getFileName() + ".config");
    try {
      String configuration = "-XX:AOTConfiguration=" + recorded;
      run(training, folder, List.of("-XX:AOTMode=record", configuration));
      return create(training, recorded, cache, folder);
    } finally {
      Files.deleteIfExists(recorded);
    }
  }

  private String create(Training training, Path recorded, Path cache, Path folder)
      throws IOException, InterruptedException, AotException {
    List<String> create =
        command(
            List.of(
                "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded, "-XX:AOTCache=" + cache));
    try (Run run = Run.start(create, folder, Map.of())) {
      if (!run.awaitEnd(Duration.ofSeconds(training.timeoutSeconds()))) {
        throw AotProblem.TRAINING_TIMEOUT.with(training.timeoutSeconds(), run.tail());
      }
      if (run.exitCode() != 0) {
        throw AotProblem.TRAINING_FAILED.with(run.exitCode(), run.tail());
      }
      return run.tail();
    }
  }
}
