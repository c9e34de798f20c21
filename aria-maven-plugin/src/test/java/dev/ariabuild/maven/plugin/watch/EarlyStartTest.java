package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyStartTest {
  private static final Map<String, Object> DROPPED = Map.of("dropped", true);
  private static final Map<String, Object> DONE = Map.of("compiled", List.of("A"));

  @TempDir Path dir;

  private final Changes changes = new Changes();
  private final List<Set<Path>> asked = new ArrayList<>();
  private Path a = Path.of("");
  private Path b = Path.of("");

  @BeforeEach
  void files() throws IOException {
    a = Files.writeString(dir.resolve("A.java"), "class A {}");
    b = Files.writeString(dir.resolve("B.java"), "class B {}");
  }

  @AfterEach
  void close() throws IOException {
    changes.close();
  }

  /** Does something while it compiles the first time, then asks whether all is still so. */
  private EarlyStart early(Runnable meanwhile) throws InterruptedException {
    assertTrue(changes.awaitBrief());
    return new EarlyStart(
        changes,
        (paths, still) -> {
          asked.add(paths);
          if (asked.size() == 1) {
            meanwhile.run();
          }
          return still.test(true) ? DONE : DROPPED;
        },
        paths ->
            !paths.isEmpty() && paths.stream().allMatch(path -> path.toString().endsWith("a")));
  }

  @Test
  void whatIsCompiledBeforeTheSilenceIsOverCountsIfNothingMoreComes() throws Exception {
    changes.saw(a, false);
    EarlyStart early = early(() -> {});
    assertEquals(Set.of(a), early.batch());
    assertEquals(DONE, early.answer());
    assertEquals(List.of(Set.of(a)), asked);
    assertTrue(changes.peek().isEmpty());
  }

  @Test
  void whatIsSavedMeanwhileIsCompiledWithIt() throws Exception {
    changes.saw(a, false);
    EarlyStart early = early(() -> changes.saw(b, false));
    assertEquals(Set.of(a, b), early.batch());
    assertEquals(DONE, early.answer());
    assertEquals(List.of(Set.of(a), Set.of(a, b)), asked);
  }

  @Test
  void aFileThatIsWrittenOnceMoreIsCompiledAgain() throws Exception {
    changes.saw(a, false);
    assertTrue(changes.awaitBrief());
    EarlyStart early =
        new EarlyStart(
            changes,
            (paths, still) -> {
              asked.add(paths);
              boolean same = still.test(true);
              return same && asked.size() > 1 ? DONE : DROPPED; // at first it held something else
            },
            paths -> true);
    assertEquals(Set.of(a), early.batch());
    assertEquals(List.of(Set.of(a), Set.of(a)), asked);
  }

  @Test
  void whatIsSavedAfterwardsBelongsToTheNextBatch() throws Exception {
    changes.saw(a, false);
    assertTrue(changes.awaitBrief());
    Predicate<Set<Path>> any = paths -> true;
    EarlyStart early =
        new EarlyStart(
            changes,
            (paths, still) -> {
              assertTrue(still.test(true));
              changes.saw(a, false);
              return DONE;
            },
            any);
    assertEquals(Set.of(a), early.batch());
    assertEquals(Set.of(a), changes.peek());
  }

  @Test
  void aFileBesideASourceIsWaitedFor() throws Exception {
    Path beside = Files.writeString(dir.resolve("A.java.tmp"), "class A {}");
    changes.saw(beside, true);
    changes.saw(a, false);
    EarlyStart early = early(() -> {});
    Files.delete(beside);
    assertEquals(Set.of(a), early.batch());
    assertEquals(DONE, early.answer());
  }

  @Test
  void whatIsNoSourceIsLeftToMaven() throws Exception {
    Path pom = Files.writeString(dir.resolve("pom.xml"), "");
    changes.saw(a, false);
    changes.saw(pom, false);
    EarlyStart early = early(() -> {});
    assertEquals(Set.of(a, pom), early.batch());
    assertTrue(early.answer().isEmpty());
    assertFalse(changes.isStopping());
  }
}
