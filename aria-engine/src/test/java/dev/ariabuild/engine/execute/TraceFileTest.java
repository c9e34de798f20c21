package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
  private @TempDir Path dir;
  private final List<BuildEvent> events = new ArrayList<>();
  private Path file;
  private TraceFile traces;

  @BeforeEach
  void empty() {
    file = dir.resolve("deep/down/a.traces");
    traces = new TraceFile(file, events::add);
  }

  private static Trace trace(String goal, boolean reusable) {
    ActionId id = new ActionId(new ModuleId("g", "a"), goal, "default");
    Inputs inputs =
        new Inputs(
            List.of(
                Input.value("v", "\u00e9 ".repeat(200)),
                Input.of("absent", Normaliser.CONTENT, Input.ABSENT, ""),
                Input.partial("abi", Normaliser.ABI, Digest.ofUtf8("1"), Digest.ofUtf8("2")),
                Input.tree(
                    "tree", Normaliser.SOURCE, new TreeMap<>(Map.of("a", Digest.ofUtf8("3"))))));
    OutputEntry output =
        new OutputEntry("target/x", OutputEntry.Kind.EXECUTABLE, Digest.ofUtf8("x"), 1);
    ActionResult result =
        new ActionResult(
            List.of(output),
            Optional.empty(),
            List.of(false),
            new ProjectDelta(Map.of("root", List.of("b", "a"))));
    return new Trace(id, inputs, result, reusable);
  }

  @Test
  void whatIsSavedIsLoaded() {
    List<Trace> saved = List.of(trace("one", true), trace("two", false));
    traces.save(saved);
    assertEquals(saved, List.copyOf(traces.load().values()));
    assertEquals(saved.get(0).key(), traces.load().get(saved.get(0).action()).key());
    assertEquals(List.of(), events);
  }

  @Test
  void noFileIsNoTraces() {
    assertEquals(Map.of(), traces.load());
    assertEquals(List.of(), events);
  }

  @Test
  void everyFlippedByteIsNoticed() throws IOException {
    traces.save(List.of(trace("one", true)));
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      assertEquals(Map.of(), traces.load(), "byte " + i);
    }
    assertEquals(good.length, events.size());
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    traces.save(List.of(trace("one", true)));
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertEquals(Map.of(), traces.load(), "length " + length);
    }
  }

  @Test
  void anotherVersionIsNoTraces() throws IOException {
    byte[] body = {0, 0, 0, 99, 0, 0, 0, 0};
    byte[] all = Arrays.copyOf(body, body.length + Digest.BYTES);
    System.arraycopy(Digest.of(body).bytes(), 0, all, body.length, Digest.BYTES);
    Files.createDirectories(file.getParent());
    Files.write(file, all);
    assertEquals(Map.of(), traces.load());
  }

  @Test
  void garbageWithTheRightDigestIsNoTraces() throws IOException {
    byte[] body = {0, 0, 0, 1, 0, 0, 0, 5, 1, 2, 3};
    byte[] all = Arrays.copyOf(body, body.length + Digest.BYTES);
    System.arraycopy(Digest.of(body).bytes(), 0, all, body.length, Digest.BYTES);
    Files.createDirectories(file.getParent());
    Files.write(file, all);
    assertEquals(Map.of(), traces.load());
    assertEquals(1, events.size());
  }

  @Test
  void whatCannotBeSavedIsAWarningAndLeavesNothingBehind() throws IOException {
    Files.createDirectories(file.resolve("in the way"));
    traces.save(List.of(trace("one", true)));
    assertEquals(1, events.size());
    try (var files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void theMarkOutlivesTheProcess() {
    assertFalse(traces.interrupted());
    traces.markInterrupted();
    assertTrue(new TraceFile(file, events::add).interrupted());
    traces.clearInterrupted();
    assertFalse(traces.interrupted());
  }
}
