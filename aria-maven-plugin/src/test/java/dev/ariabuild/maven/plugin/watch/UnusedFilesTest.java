package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnusedFilesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Path ROOT = Path.of("/r").toAbsolutePath();
  private static final Path LOG = ROOT.resolve("a/app.log");
  private static final Set<Path> MODULES = Set.of(ROOT, ROOT.resolve("a"));

  private final UnusedFiles unused = new UnusedFiles();

  private boolean after(Path path, boolean did) {
    return unused.after(Set.of(path), MODULES, did, 0);
  }

  @Test
  void afterThreeBuildsInWhichNothingRanOthersArePutOffEachTimeForLonger() {
    assertFalse(after(LOG, false));
    assertFalse(after(LOG, false));
    assertEquals(0, unused.left(LOG, 0));
    assertTrue(after(LOG, false));
    assertEquals(10 * SECOND, unused.left(LOG, 0));
    assertEquals(0, unused.left(LOG, 10 * SECOND));
    assertFalse(after(LOG, false), "it is told once");
    assertEquals(20 * SECOND, unused.left(LOG, 0));
  }

  @Test
  void aFileForWhichSomethingRanIsOneLikeAnyOther() {
    after(LOG, false);
    after(LOG, false);
    after(LOG, true);
    after(LOG, false);
    assertEquals(0, unused.left(LOG, 0));
  }

  @Test
  void filesWithOtherNamesInTheSameFolderAreUnusedToo() {
    for (int i = 0; i < 3; i++) {
      after(ROOT.resolve("a/data/" + i + "/x"), false);
    }
    assertEquals(10 * SECOND, unused.left(ROOT.resolve("a/data/4/x"), 0));
  }

  @Test
  void aModuleIsNoSuchFolder() {
    for (int i = 0; i < 9; i++) {
      after(ROOT.resolve("a/" + i), false);
    }
    assertEquals(0, unused.left(ROOT.resolve("a/other"), 0));
    assertEquals(0, unused.left(ROOT.resolve("other"), 0));
  }
}
