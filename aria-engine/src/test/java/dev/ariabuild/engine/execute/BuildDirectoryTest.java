package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build directories that hold sources, or lie where other modules may look. */
class BuildDirectoryTest {
  private @TempDir Path dir;
  private Path module;

  @BeforeEach
  void aModuleWithASource() throws IOException {
    module = Files.createDirectories(dir.resolve("module"));
    Files.writeString(module.resolve("Source.java"), "precious");
  }

  private ModuleSession session(Path buildDir) {
    FileStore files = new FileStore(StatCache.inMemory());
    TraceFile traces = new TraceFile(dir.resolve("traces"), EventSink.NONE);
    return new ModuleSession(module, buildDir, files, name -> false, traces, true);
  }

  @Test
  void aModuleThatIsItsOwnBuildDirectoryIsNeverEmptied() throws IOException {
    ModuleSession session = session(module);
    assertFalse(session.unknownOutputs());
    session.startAfresh();
    assertEquals("precious", Files.readString(module.resolve("Source.java")));
  }

  @Test
  void aBuildDirectoryElsewhereIsNeverEmptied() throws IOException {
    Path elsewhere = Files.createDirectories(dir.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("x"), "x");
    for (Path buildDir : List.of(elsewhere, dir)) {
      ModuleSession session = session(buildDir);
      assertFalse(session.unknownOutputs());
      session.startAfresh();
    }
    assertTrue(Files.exists(elsewhere.resolve("x")));
    assertTrue(Files.exists(module.resolve("Source.java")));
  }

  @Test
  void whereOutputsCannotBeSeenEveryActionRuns() throws Exception {
    Path elsewhere = dir.resolve("elsewhere");
    for (Path buildDir : List.of(elsewhere, module, dir)) {
      for (int i = 0; i < 2; i++) {
        ModuleSession session = session(buildDir);
        assertEquals(Outcome.BYPASSED, run(session, elsewhere));
        session.close();
      }
    }
    assertEquals("precious", Files.readString(module.resolve("Source.java")));
  }

  @Test
  void whatOthersLeaveBetweenTwoActionsIsNoOutputOfTheSecond() throws Exception {
    Path target = module.resolve("target");
    ModuleSession session = session(target);
    run(session, "first", target.resolve("a"));
    Files.writeString(target.resolve("others"), "not an action's");
    session.othersRan();
    run(session, "second", target.resolve("b"));
    Trace second = session.find(id("second")).orElseThrow();
    assertEquals(
        List.of("target/b/out"),
        second.result().outputs().stream().map(output -> output.path()).toList());
    session.close();
  }

  @Test
  void aDirectoryThatAFailureLeftEmptyIsNoOutputOnceItHoldsSomething() throws Exception {
    Path target = module.resolve("target");
    for (String file : List.of("", "a", "b")) {
      ModuleSession session = session(target);
      Action always =
          new Action(id("make"), "", new Action.Unconditional(Reason.of(Cause.ALWAYS_RUNS)));
      runner(session).run(always, writing(target.resolve("classes"), file));
      session.close();
    }
    assertEquals(
        List.of("target/classes/a", "target/classes/b"),
        session(target).find(id("make")).orElseThrow().result().outputs().stream()
            .map(output -> output.path())
            .toList());
  }

  private static ActionId id(String goal) {
    return new ActionId(new ModuleId("g", "a"), goal, "default");
  }

  private static Outcome run(ModuleSession session, Path writes) throws Exception {
    return run(session, "make", writes);
  }

  private static Outcome run(ModuleSession session, String goal, Path writes) throws Exception {
    Inputs inputs = new Inputs(List.of(Input.value("x", "1")));
    Action action =
        new Action(
            id(goal), "", new Action.Described(inputs, List.of(), OnFailure.ROLL_BACK, true));
    return runner(session).run(action, writing(writes, "out"));
  }

  private static ActionRunner runner(ModuleSession session) {
    return new ActionRunner(session, ResultLookup.NOTHING, Outputs.NONE, EventSink.NONE, true);
  }

  /** Makes a directory, and a file in it unless its name is empty. */
  private static Work writing(Path writes, String file) {
    return new Work() {
      @Override
      public ProjectDelta execute() throws IOException {
        Files.createDirectories(writes);
        if (!file.isEmpty()) {
          Files.writeString(writes.resolve(file), "x");
        }
        return ProjectDelta.NONE;
      }

      @Override
      public void replay(ProjectDelta delta) {}
    };
  }
}
