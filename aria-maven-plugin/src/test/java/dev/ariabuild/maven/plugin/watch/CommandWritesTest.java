package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandWritesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Path DATA = Path.of("src/main/resources/data.json");
  private static final Path OTHER = Path.of("src/main/resources/other.json");

  private final CommandWrites written = new CommandWrites();
  private long now;

  private boolean startAndSee(long after, Path... paths) {
    written.started(now);
    now += after;
    return written.saw(Set.of(paths), now);
  }

  @Test
  void whatChangesAfterEachOfFourStartsIsPutOffEachTimeForLonger() {
    for (int i = 0; i < 3; i++) {
      assertFalse(startAndSee(SECOND, DATA));
      assertEquals(0, written.left(DATA, now));
    }
    assertTrue(startAndSee(SECOND, DATA));
    assertEquals(10 * SECOND, written.left(DATA, now));
    assertEquals(0, written.left(OTHER, now));
    now += 10 * SECOND;
    assertFalse(written.saw(Set.of(DATA), now), "its time is over");
    assertEquals(0, written.left(DATA, now));
    assertFalse(startAndSee(SECOND, DATA), "it is told once");
    assertEquals(20 * SECOND, written.left(DATA, now));
  }

  @Test
  void whatSomebodySavesNowAndThenIsBuiltAtOnce() {
    for (int i = 0; i < 9; i++) {
      assertFalse(startAndSee(4 * SECOND, DATA));
      assertEquals(0, written.left(DATA, now));
    }
  }

  @Test
  void savesOfDifferentFilesAreNoSign() {
    for (int i = 0; i < 9; i++) {
      assertFalse(startAndSee(SECOND, i % 2 == 0 ? DATA : OTHER));
    }
  }

  @Test
  void severalChangesAfterOneStartCountOnce() {
    startAndSee(SECOND, DATA);
    for (int i = 0; i < 9; i++) {
      assertFalse(written.saw(Set.of(DATA), now));
    }
  }
}
