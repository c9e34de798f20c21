package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All outputs of a module that are gone come back, or nothing is touched. */
class ModuleRestorerTest {
  private static final ActionId FIRST = new ActionId(new ModuleId("g", "a"), "first", "default");
  private static final ActionId SECOND = new ActionId(new ModuleId("g", "a"), "second", "default");

  private @TempDir Path dir;
  private Path module;
  private final Map<ActionKey, ActionResult> kept = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();

  /** What a result brings back besides, as one of another checkout may. */
  private final Map<String, String> besides = new TreeMap<>();

  @BeforeEach
  void aModuleOfTwoActions() throws Exception {
    module = Files.createDirectories(dir.resolve("module"));
    ModuleSession session = session();
    build(session, FIRST, Map.of("target/a", "a", "beside", "b"));
    build(session, SECOND, Map.of("target/c/d", "d"));
    session.close();
  }

  private ModuleSession session() {
    return new ModuleSession(
        module,
        module.resolve("target"),
        new FileStore(StatCache.inMemory()),
        name -> false,
        new TraceFile(dir.resolve("traces"), EventSink.NONE),
        true);
  }

  private void build(ModuleSession session, ActionId id, Map<String, String> files)
      throws Exception {
    Inputs inputs = new Inputs(List.of(Input.value("action", id.toString())));
    Action action =
        new Action(id, "", new Action.Described(inputs, List.of(), OnFailure.ROLL_BACK, true));
    Work work =
        new Work() {
          @Override
          public ProjectDelta execute() throws IOException {
            write(files);
            return ProjectDelta.NONE;
          }

          @Override
          public void replay(ProjectDelta delta) {}
        };
    new ActionRunner(session, ResultLookup.NOTHING, new Kept(), EventSink.NONE, true)
        .run(action, work);
    steps.add(new Step(id, "", Outcome.UP_TO_DATE, inputs.key().toString(), ProjectDelta.NONE, ""));
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = module.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** Keeps results; the content of each file is its last letter. */
  private final class Kept implements Outputs {
    @Override
    public void store(Path moduleDir, ActionKey key, ActionResult result) {
      kept.put(key, result);
    }

    @Override
    public List<OutputEntry> restore(
        Path moduleDir, Path scratch, ActionKey key, ActionResult result) throws IOException {
      for (OutputEntry output : result.outputs()) {
        String content =
            output.path().equals("beside")
                ? "b"
                : output.path().substring(output.path().length() - 1);
        write(Map.of(output.path(), content));
      }
      write(besides);
      return result.outputs();
    }
  }

  private Optional<Map<ActionId, Origin>> restore(boolean stands) throws IOException {
    ModuleSession session = session();
    ResultLookup lookup =
        key ->
            Optional.ofNullable(kept.get(key))
                .map(result -> new ResultLookup.Found(result, Origin.DISK));
    try {
      return new ModuleRestorer(session, lookup, new Kept()).restore(steps, () -> stands);
    } finally {
      session.close();
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(module)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        found.put(module.relativize(path).toString(), Files.readString(path));
      }
    }
    return found;
  }

  private void deleteTarget() throws IOException {
    Stash.deleteTree(module.resolve("target"));
  }

  @Test
  void whatIsGoneComesBackInOrder() throws IOException {
    deleteTarget();
    assertEquals(Map.of(FIRST, Origin.DISK, SECOND, Origin.DISK), restore(true).orElseThrow());
    assertEquals(Map.of("beside", "b", "target/a", "a", "target/c/d", "d"), files());
  }

  @Test
  void whereSomethingStandsNothingIsTouched() throws IOException {
    Files.delete(module.resolve("target/a"));
    assertEquals(Optional.empty(), restore(true));
    assertEquals(Map.of("beside", "b", "target/c/d", "d"), files());
  }

  @Test
  void whereOneResultIsNotToBeHadNothingIsTouched() throws IOException {
    deleteTarget();
    kept.remove(new Inputs(List.of(Input.value("action", SECOND.toString()))).key());
    assertEquals(Optional.empty(), restore(true));
    assertEquals(Map.of("beside", "b"), files());
  }

  @Test
  void whereTheModuleThenIsNotAsItWasEverythingIsAsBefore() throws IOException {
    deleteTarget();
    Files.writeString(module.resolve("beside"), "edited");
    besides.put("target/stray", "s");
    assertEquals(Optional.empty(), restore(false));
    assertEquals(Map.of("beside", "edited"), files());
  }

  @Test
  void aResultOfOtherInputsIsNotUsed() throws IOException {
    deleteTarget();
    Step second = steps.remove(1);
    steps.add(
        new Step(
            second.action(),
            "",
            Outcome.UP_TO_DATE,
            new ActionKey(Digest.ofUtf8("other")).toString(),
            ProjectDelta.NONE,
            ""));
    assertEquals(Optional.empty(), restore(true));
    assertEquals(Map.of("beside", "b"), files());
  }
}
