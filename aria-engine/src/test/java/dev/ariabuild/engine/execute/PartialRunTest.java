package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that brings outputs about from those of its last execution. */
class PartialRunTest {
  private @TempDir Path dir;
  private Path module;
  private final List<ActionFinished> events = new ArrayList<>();

  /** What the work would do in part, and how often it ran wholly. */
  private Partial partial = Partial.NOT_TRIED;

  /** Its output is its input. */
  private static final Partial ITS_INPUT = new Partial.Whole("");

  private int wholly;

  /** Whether what is done must not stand for another execution. */
  private boolean unsure;

  /** What somebody saves while it is at work, in this order, and how often it may try again. */
  private final Deque<String> saved = new ArrayDeque<>();

  private int tries;

  /** What would be another output now; null if nobody can tell. */
  private @Nullable Map<String, byte[]> adjusted = Map.of();

  @BeforeEach
  void aModule() throws IOException {
    module = Files.createDirectories(dir.resolve("module"));
  }

  private Outcome build(String input) throws Exception {
    EventSink sink =
        event -> {
          if (event instanceof BuildEvent.ActionFinished finished) {
            events.add(finished);
          }
        };
    ModuleSession session =
        new ModuleSession(
            module,
            module.resolve("target"),
            new FileStore(StatCache.inMemory()),
            name -> false,
            new TraceFile(dir.resolve("traces"), EventSink.NONE),
            true);
    ActionRunner runner = new ActionRunner(session, ResultLookup.NOTHING, Outputs.NONE, sink, true);
    try {
      return runner.run(action(input), new Making(input));
    } finally {
      session.close();
    }
  }

  private static Action action(String input) {
    return new Action(
        new ActionId(new ModuleId("g", "a"), "make", "default"),
        "",
        new Action.Described(
            new Inputs(List.of(Input.value("x", input))),
            List.of("target/classes"),
            OnFailure.ROLL_BACK,
            true));
  }

  private final class Making implements Work {
    private final String input;
    private @Nullable String meanwhile;

    Making(String input) {
      this.input = input;
    }

    @Override
    public Optional<String> disturbed() {
      meanwhile = saved.poll();
      return Optional.ofNullable(meanwhile).map(text -> "x changed while it ran");
    }

    @Override
    public Optional<Attempt> again() {
      String now = meanwhile;
      return now == null || tries-- == 0
          ? Optional.empty()
          : Optional.of(new Attempt(action(now), new Making(now)));
    }

    @Override
    public ProjectDelta execute() throws IOException {
      wholly++;
      Path classes = Files.createDirectories(module.resolve("target/classes/p"));
      Files.writeString(classes.resolve("A"), "a");
      Files.writeString(classes.resolve("B"), "b");
      return ProjectDelta.NONE;
    }

    @Override
    public Partial partially(Trace last) throws IOException {
      if (partial == null) {
        throw new IOException("it broke");
      }
      return partial == ITS_INPUT ? done(Map.of("p/A", input)) : partial;
    }

    @Override
    public Optional<Map<String, byte[]>> adjusted(List<OutputEntry> outputs) {
      return Optional.ofNullable(adjusted);
    }

    @Override
    public Optional<Reason> notReusable(List<OutputEntry> outputs) {
      return unsure ? Optional.of(Reason.of(Cause.NOT_REUSABLE, "unsure")) : Optional.empty();
    }

    @Override
    public void replay(ProjectDelta delta) {}
  }

  private static Partial.Done done(Map<String, String> written, String... removed) {
    java.util.TreeMap<String, byte[]> files = new java.util.TreeMap<>();
    written.forEach(
        (path, text) -> files.put("target/classes/" + path, text.getBytes(StandardCharsets.UTF_8)));
    Set<String> gone = new TreeSet<>();
    for (String path : removed) {
      gone.add("target/classes/" + path);
    }
    return Partial.Done.of(files, gone, Map.of("A.java", "it changed"));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> found = new java.util.TreeMap<>();
    Path target = module.resolve("target/classes");
    try (Stream<Path> all = Files.walk(target)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        found.put(target.relativize(path).toString(), Files.readString(path));
      }
    }
    return found;
  }

  private ActionFinished last() {
    return events.get(events.size() - 1);
  }

  @Test
  void changedOutputsAreWrittenAndTheOthersStay() throws Exception {
    assertEquals(Outcome.EXECUTED, build("1"));
    partial = done(Map.of("p/A", "new", "q/C", "c"), "p/B");
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("2"));
    assertEquals(Map.of("p/A", "new", "q/C", "c"), files());
    assertEquals(List.of("A.java"), last().compiled());
    assertEquals(List.of("it changed"), last().because());
    assertEquals(1, wholly);
    assertEquals(Outcome.UP_TO_DATE, build("2"), "the trace knows the new outputs");
    assertFalse(Files.exists(module.resolve("target/aria")));
  }

  @Test
  void whereNoOutputChangesItIsCutOffAndTheNextBuildKnows() throws Exception {
    build("1");
    partial = new Partial.Untouched("nobody uses it");
    assertEquals(Outcome.UP_TO_DATE, build("2"));
    assertTrue(last().cutoff());
    assertEquals(Cause.CUT_OFF, last().reason().cause());
    assertEquals("nobody uses it", last().reason().detail());
    assertEquals(Map.of("p/A", "a", "p/B", "b"), files());
    partial = null;
    assertEquals(Outcome.UP_TO_DATE, build("2"));
    assertFalse(last().cutoff(), "once is enough");
    assertEquals(1, wholly);
    Files.delete(module.resolve("target/classes/p/B"));
    partial = new Partial.Untouched("nobody uses it");
    assertEquals(Outcome.EXECUTED, build("3"), "outputs that are not there stand for nothing");
    assertEquals(2, wholly);
  }

  @Test
  void anOutputThatIsAnotherThoughNothingRunsIsWrittenAndTheTraceKnows() throws Exception {
    build("1");
    adjusted = Map.of("target/classes/p/B", "later".getBytes(StandardCharsets.UTF_8));
    assertEquals(Outcome.UP_TO_DATE, build("1"));
    assertEquals(Map.of("p/A", "a", "p/B", "later"), files());
    adjusted = Map.of();
    assertEquals(Outcome.UP_TO_DATE, build("1"), "as it was left");
    adjusted = Map.of("target/classes/p/B", "last".getBytes(StandardCharsets.UTF_8));
    partial = done(Map.of("p/A", "new"));
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("2"));
    assertEquals(Map.of("p/A", "new", "p/B", "last"), files());
    assertEquals(1, wholly);
  }

  @Test
  void whatIsDoneInPartButMustNotBeUsedAgainIsDoneAgain() throws Exception {
    build("1");
    partial = done(Map.of("p/A", "new"));
    unsure = true;
    adjusted = Map.of("target/classes/p/B", "adjusted".getBytes(StandardCharsets.UTF_8));
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("2"));
    unsure = false;
    adjusted = Map.of();
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals(Outcome.UP_TO_DATE, build("2"));
  }

  @Test
  void whatNobodyCanTellIsMadeAgain() throws Exception {
    build("1");
    adjusted = null;
    assertEquals(Outcome.EXECUTED, build("1"));
    assertEquals(Cause.OUTPUT_CHANGED, last().reason().cause());
    partial = done(Map.of("p/A", "new"));
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals(Map.of("p/A", "a", "p/B", "b"), files());
    assertEquals(3, wholly);
  }

  @Test
  void withNothingToStandOnItRunsWholly() throws Exception {
    partial = done(Map.of("p/A", "new"));
    assertEquals(Outcome.EXECUTED, build("1"));
    Files.writeString(module.resolve("target/classes/p/B"), "touched");
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals(Map.of("p/A", "a", "p/B", "b"), files());
    assertTrue(last().reason().detail().contains("target/classes/p/B is not as"));
    assertEquals(2, wholly);
  }

  @Test
  void whatTheWorkCannotDoInPartItDoesWhollyAndTellsWhy() throws Exception {
    build("1");
    partial = new Partial.Whole("a change of the weather");
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals("x; wholly, for a change of the weather", last().reason().detail());
    partial = null;
    assertEquals(Outcome.EXECUTED, build("3"));
    assertEquals("x; wholly, for it broke", last().reason().detail());
    assertEquals(3, wholly);
  }

  @Test
  void whereSomethingOfUnknownOriginLiesItRunsWholly() throws Exception {
    build("1");
    Files.writeString(module.resolve("target/classes/stray"), "?");
    partial = done(Map.of("p/A", "new"));
    assertEquals(Outcome.EXECUTED, build("2"));
    assertEquals(Map.of("p/A", "a", "p/B", "b"), files());
  }

  @Test
  void aFileThatCannotBeWrittenLeavesEverythingAsItWas() throws Exception {
    build("1");
    // a directory cannot be made where a file stands
    partial = done(Map.of("p/A", "new", "p/B/C", "c"));
    assertThrows(IOException.class, () -> build("2"));
    assertEquals(Map.of("p/A", "a", "p/B", "b"), files());
    partial = done(Map.of("p/A", "new"));
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("3"));
    assertEquals(Map.of("p/A", "new", "p/B", "b"), files());
  }

  @Test
  void whatIsSavedMeanwhileIsMadeInPartAtOnce() throws Exception {
    build("1");
    partial = ITS_INPUT;
    saved.add("3");
    tries = 1;
    events.clear();
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("2"));
    assertEquals(1, events.size());
    assertEquals("3", files().get("p/A"));
    assertEquals(Outcome.UP_TO_DATE, build("3"));
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("4"));
    assertEquals(1, wholly);
  }

  @Test
  void whatIsSavedTooOftenIsMadeWhollyNextTime() throws Exception {
    build("1");
    partial = ITS_INPUT;
    saved.addAll(List.of("3", "4"));
    tries = 1;
    assertEquals(Outcome.EXECUTED_INCREMENTALLY, build("2"));
    assertEquals("3", files().get("p/A"));
    assertEquals(Outcome.EXECUTED, build("3"));
    assertEquals(2, wholly);
  }
}
