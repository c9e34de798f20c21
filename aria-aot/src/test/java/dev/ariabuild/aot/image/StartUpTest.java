package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
  @TempDir Path folder;

  private Path program(String name, String script) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Training untilReady(String... arguments) {
    return new Training(
        List.of(arguments), Map.of(), List.of(), 60, Optional.of("ready"), Optional.empty());
  }

  @Test
  void aServerIsTimedUntilItIsReadyAndThenEnded() throws Exception {
    Path log = folder.resolve("runs");
    String script = "echo $$ $0 $1 $PWD >>" + log + "; echo ready; exec sleep 1000";
    Path image = program("image", script);
    Path plain = program("plain", script);
    StartUp times = StartUp.measure(image, List.of(plain.toString()), untilReady("--port"), 2);
    assertTrue(times.imageMs() < 60_000 && times.plainMs() < 60_000, times.toString());
    List<String> runs = Files.readAllLines(log);
    List<String> programs = runs.stream().map(run -> run.split(" ")[1]).toList();
    String a = image.toString();
    String b = plain.toString();
    assertEquals(List.of(a, b, a, b, a, b), programs, "in turn, the first pair not counted");
    assertEquals(6, runs.stream().map(run -> run.split(" ")[3]).distinct().count());
    for (String run : runs) {
      assertEquals("--port", run.split(" ")[2]);
      long pid = Long.parseLong(run.split(" ")[0]);
      assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false), run);
    }
  }

  @Test
  void theVerdictOnTheImageIsNotLeftBehind() throws Exception {
    Path seen = folder.resolve("seen");
    Path image = program("image", "echo $XDG_RUNTIME_DIR >" + seen + "; mkdir -p $XDG_RUNTIME_DIR");
    StartUp.measure(image, List.of("/bin/true"), untilEnd(), 1);
    assertFalse(Files.exists(Path.of(Files.readString(seen).strip())));
  }

  private static Training untilEnd() {
    return Training.ending(List.of(), 60);
  }

  @Test
  void aStartThatFailsIsAnError() throws Exception {
    Path image = program("image", "echo broken; exit 3");
    AotException e =
        assertThrows(
            AotException.class, () -> StartUp.measure(image, List.of("/bin/true"), untilEnd(), 1));
    assertEquals(AotProblem.TRAINING_FAILED, e.problem());
    assertTrue(e.text().endsWith("broken"), e.text());
  }

  @Test
  void theMedianIsTheMiddleOne() {
    assertEquals(5, StartUp.median(9, 5, 1));
    assertEquals(2.5, new StartUp(40, 100).ratio());
  }
}
