package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTraceFileTest {
  private static final Digest SETTING = Digest.ofUtf8("setting");

  @TempDir Path dir;

  private static Step step(String goal, Outcome outcome, String call) {
    ActionId id = new ActionId(new ModuleId("g", "a"), goal, "default");
    ProjectDelta delta = new ProjectDelta(Map.of("+artifact", List.of("target/a.jar")));
    return new Step(id, "package", outcome, outcome == Outcome.SKIPPED ? "" : "key", delta, call);
  }

  private ModuleTrace trace(Step... steps) {
    ReadLog log = new ReadLog(path -> false);
    new FileStore(StatCache.inMemory()).loggedBy(log).stat(dir.resolve("absent"));
    return new ModuleTrace(SETTING, List.of(steps), log.reads(any -> true));
  }

  private ModuleTraceFile file() {
    return new ModuleTraceFile(dir.resolve("deep/down/a.module"));
  }

  @Test
  void aTraceComesBackUnderItsSettingOnly() throws IOException {
    ModuleTrace trace =
        trace(
            step("jar:jar", Outcome.UP_TO_DATE, ""), step("install", Outcome.BYPASSED, "g:a:1:x"));
    file().save(trace);
    assertEquals(Optional.of(trace), file().load(SETTING));
    assertEquals(Optional.empty(), file().load(Digest.ofUtf8("another")));
  }

  @Test
  void anAbsentOrDamagedFileIsNoTrace() throws IOException {
    assertEquals(Optional.empty(), file().load(SETTING));
    file().save(trace(step("jar:jar", Outcome.UP_TO_DATE, "")));
    Path path = dir.resolve("deep/down/a.module");
    byte[] bytes = Files.readAllBytes(path);
    for (int i = 0; i < bytes.length; i += 7) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x55;
      Files.write(path, damaged);
      assertEquals(Optional.empty(), file().load(SETTING), "byte " + i);
    }
  }

  @Test
  void whatRunsEveryTimeCanBeCalledAloneOnlyAtTheEnd() {
    Step jar = step("jar:jar", Outcome.UP_TO_DATE, "");
    Step skipped = step("surefire:test", Outcome.SKIPPED, "");
    Step install = step("install:install", Outcome.BYPASSED, "call");
    assertTrue(trace(jar, skipped).endsWithWhatRuns());
    assertTrue(trace(jar, install, install).endsWithWhatRuns());
    assertTrue(trace(install).endsWithWhatRuns());
    assertFalse(trace(install, jar).endsWithWhatRuns());
    assertFalse(trace(jar, install, skipped, install).endsWithWhatRuns());
  }
}
