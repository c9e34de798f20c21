package dev.ariabuild.aot.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {
  private static final List<String> SHELL = List.of("/bin/sh", "-c");

  @TempDir Path folder;

  private static Training script(String script, int seconds) {
    return Training.ending(List.of(script), seconds);
  }

  @Test
  void aFailingRunShowsItsCodeAndItsLastWords() {
    Workload workload = new Workload(script("echo went wrong >&2; exit 7", 60), folder);
    AotException e = assertThrows(AotException.class, () -> workload.run(SHELL));
    assertEquals(AotProblem.TRAINING_FAILED, e.problem());
    assertTrue(e.text().contains("exit code 7"), e.text());
    assertTrue(e.text().endsWith("went wrong"), e.text());
  }

  @Test
  void aRunThatNeverEndsIsStoppedWithItsChildren() throws Exception {
    Workload workload =
        new Workload(script("sleep 1000 & echo $! >child; echo up; wait", 1), folder);
    AotException e = assertThrows(AotException.class, () -> workload.run(SHELL));
    assertEquals(AotProblem.TRAINING_TIMEOUT, e.problem());
    assertTrue(e.text().contains("within 1 s"), e.text());
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    Optional<ProcessHandle> handle = ProcessHandle.of(child);
    if (handle.isPresent()) {
      handle.get().onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
    }
    assertFalse(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void aServerIsExercisedOnceItIsReadyAndThenStopped() throws Exception {
    Training training =
        new Training(
            List.of("trap 'echo bye; exit 143' TERM; echo ready now; while :; do sleep 0.1; done"),
            Map.of(),
            List.of("/bin/sh", "-c", "echo done >exercised"),
            60,
            Optional.of("ready now"),
            Optional.empty());
    String tail = new Workload(training, folder).run(SHELL);
    assertTrue(tail.endsWith("bye"), tail);
    assertEquals("done", Files.readString(folder.resolve("exercised")).strip());
  }

  @Test
  void aServerThatEndsBeforeItIsReadyFails() {
    Training training =
        new Training(
            List.of("exit 0"), Map.of(), List.of(), 60, Optional.of("ready"), Optional.empty());
    AotException e =
        assertThrows(AotException.class, () -> new Workload(training, folder).run(SHELL));
    assertTrue(e.text().contains("exit code 0 before it was ready"), e.text());
  }

  @Test
  void aFailingTrainingCommandIsNamed() {
    Training training =
        new Training(
            List.of("echo ready; exec sleep 1000"),
            Map.of(),
            List.of("/bin/sh", "-c", "echo no answer; exit 4"),
            60,
            Optional.of("ready"),
            Optional.empty());
    AotException e =
        assertThrows(AotException.class, () -> new Workload(training, folder).run(SHELL));
    assertEquals(AotProblem.TRAINING_COMMAND_FAILED, e.problem());
    assertTrue(e.text().endsWith("no answer"), e.text());
  }

  @Test
  void theEnvironmentOfTrainingReachesTheApplication() throws Exception {
    Training training =
        new Training(
            List.of("echo $MODE"),
            Map.of("MODE", "training"),
            List.of(),
            60,
            Optional.empty(),
            Optional.empty());
    assertEquals("training", new Workload(training, folder).run(SHELL));
  }
}
