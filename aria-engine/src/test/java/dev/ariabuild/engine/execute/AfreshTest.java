package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compiler that always runs, and would leave alone whatever is there. */
class AfreshTest {
  @TempDir Path dir;
  private Path out;

  @BeforeEach
  void aModule() throws IOException {
    out = Files.createDirectories(dir.resolve("module")).resolve("target/out");
  }

  private Outcome build(String text, boolean fails) throws Exception {
    ModuleSession session =
        new ModuleSession(
            dir.resolve("module"),
            dir.resolve("module/target"),
            new FileStore(StatCache.inMemory()),
            name -> false,
            new TraceFile(dir.resolve("traces"), EventSink.NONE),
            true);
    Reason reason = Reason.of(Cause.VOLATILE_INPUT, "its processor is built here");
    Action action =
        new Action(
            new ActionId(new ModuleId("g", "a"), "compile", "default"),
            "",
            new Action.Unconditional(reason, true));
    Work work =
        new Work() {
          @Override
          public ProjectDelta execute() throws IOException {
            if (!Files.exists(out)) {
              Files.createDirectories(out.getParent());
              Files.writeString(out, text);
            }
            if (fails) {
              throw new IOException("an error in a source");
            }
            return ProjectDelta.NONE;
          }

          @Override
          public void replay(ProjectDelta delta) {}
        };
    try {
      return new ActionRunner(session, ResultLookup.NOTHING, Outputs.NONE, EventSink.NONE, true)
          .run(action, work);
    } finally {
      session.close();
    }
  }

  @Test
  void itDoesNotSeeWhatItLeftBefore() throws Exception {
    assertEquals(Outcome.BYPASSED, build("one", false));
    assertEquals(Outcome.BYPASSED, build("two", false));
    assertEquals("two", Files.readString(out));
  }

  @Test
  void whatItLeftBeforeComesBackWhenItFails() throws Exception {
    build("one", false);
    assertThrows(IOException.class, () -> build("two", true));
    assertEquals("one", Files.readString(out));
    build("three", false);
    assertEquals("three", Files.readString(out));
  }
}
