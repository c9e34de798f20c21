package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs are replaced between two builds; the second one has the last word. */
class AheadTest {
  private static final ActionId MAKE = new ActionId(new ModuleId("g", "a"), "make", "default");

  @TempDir Path dir;

  private Path module;

  @BeforeEach
  void build() throws Exception {
    module = Files.createDirectories(dir.resolve("module"));
    assertEquals(Outcome.EXECUTED, build("1"));
  }

  private TraceStore traces() {
    return new TraceFile(dir.resolve("traces"), EventSink.NONE);
  }

  private Ahead ahead() {
    return new Ahead(module, module.resolve("target"), traces());
  }

  private static Inputs inputs(String value) {
    return new Inputs(List.of(Input.value("x", value)));
  }

  private ModuleSession session() {
    return new ModuleSession(
        module,
        module.resolve("target"),
        new FileStore(StatCache.inMemory()),
        name -> false,
        traces(),
        true);
  }

  /** Makes two files of the value. */
  private Outcome build(String value) throws Exception {
    ModuleSession session = session();
    if (session.unknownOutputs()) {
      session.startAfresh();
    }
    Action action =
        new Action(
            MAKE,
            "",
            new Action.Described(
                inputs(value), List.of("target/classes"), OnFailure.ROLL_BACK, true));
    Work work =
        new Work() {
          @Override
          public ProjectDelta execute() throws IOException {
            Files.createDirectories(file("A").getParent());
            Files.writeString(file("A"), "a" + value);
            Files.writeString(file("B"), "b");
            return ProjectDelta.NONE;
          }

          @Override
          public void replay(ProjectDelta delta) {}
        };
    try {
      return new ActionRunner(session, ResultLookup.NOTHING, Outputs.NONE, event -> {}, true)
          .run(action, work);
    } finally {
      session.close();
    }
  }

  private Path file(String name) {
    return module.resolve("target/classes/p").resolve(name);
  }

  private static Partial.Done done(Map<String, String> written, String... removed) {
    Map<String, byte[]> files = new TreeMap<>();
    written.forEach(
        (name, text) ->
            files.put("target/classes/p/" + name, text.getBytes(StandardCharsets.UTF_8)));
    Set<String> gone = new java.util.TreeSet<>();
    for (String name : removed) {
      gone.add("target/classes/p/" + name);
    }
    return Partial.Done.of(files, gone, Map.of());
  }

  @Test
  void whatWasReplacedIsUpToDateForTheNextBuild() throws Exception {
    Ahead ahead = ahead();
    ahead.replace(ahead.find(MAKE).orElseThrow(), inputs("2"), done(Map.of("A", "a2")));
    assertEquals("a2", Files.readString(file("A")));
    ahead.replace(ahead.find(MAKE).orElseThrow(), inputs("3"), done(Map.of("A", "a3")));
    ahead.save();
    assertEquals(Outcome.UP_TO_DATE, build("3"));
    assertEquals(Outcome.EXECUTED, build("2"));
    assertFalse(Files.exists(module.resolve("target/aria")), "nothing is left behind");
  }

  @Test
  void whatIsNewOrGoneIsKnownToTheNextBuild() throws Exception {
    Ahead ahead = ahead();
    ahead.replace(ahead.find(MAKE).orElseThrow(), inputs("2"), done(Map.of("C", "c"), "A", "B"));
    ahead.save();
    assertEquals(Outcome.UP_TO_DATE, build("2"));
    assertTrue(Files.exists(file("C")));
    Files.delete(file("C"));
    assertEquals(Outcome.EXECUTED, build("2"));
  }

  @Test
  void untilItIsSavedABuildStartsAfresh() throws Exception {
    Ahead ahead = ahead();
    ahead.replace(ahead.find(MAKE).orElseThrow(), inputs("2"), done(Map.of("A", "half")));
    assertTrue(session().unknownOutputs(), "as if the process had been killed here");
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals("a2", Files.readString(file("A")));
  }

  @Test
  void anOutputThatWasTrustedWronglyIsMadeAnewByTheNextBuild() throws Exception {
    Files.writeString(file("B"), "somebody else's");
    Ahead ahead = ahead();
    ahead.replace(ahead.find(MAKE).orElseThrow(), inputs("2"), done(Map.of("A", "a2")));
    ahead.save();
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals("b", Files.readString(file("B")));
  }

  @Test
  void outputsThatAreToBeReplacedAreLookedAt() throws Exception {
    Ahead ahead = ahead();
    Trace last = ahead.find(MAKE).orElseThrow();
    assertTrue(ahead.stand(last, List.of("target/classes/p/A", "target/classes/p/B")));
    Files.writeString(file("A"), "xx");
    assertFalse(ahead.stand(last, List.of("target/classes/p/A")));
    Files.delete(file("A"));
    assertFalse(ahead.stand(last, List.of("target/classes/p/A")));
  }

  @Test
  void whatAnotherProcessBuiltCounts() throws Exception {
    Ahead ahead = ahead();
    assertEquals(inputs("1"), ahead.find(MAKE).orElseThrow().inputs());
    build("2");
    assertEquals(inputs("2"), ahead.find(MAKE).orElseThrow().inputs());
    traces().markInterrupted();
    assertTrue(ahead.find(MAKE).isEmpty(), "it is building");
  }

  @Test
  void ifOneFileCannotBeWrittenAllAreTheOldOnes() throws Exception {
    Ahead ahead = ahead();
    Trace last = ahead.find(MAKE).orElseThrow();
    assertThrows(
        IOException.class,
        () ->
            ahead.replace(last, inputs("2"), done(Map.of("A", "new", "AA", "x", "B/below", "no"))));
    ahead.save();
    assertEquals("a1", Files.readString(file("A")));
    assertFalse(Files.exists(file("AA")));
    assertEquals(Outcome.UP_TO_DATE, build("1"));
  }
}
