package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private static final Path ROOT = Path.of("/r").toAbsolutePath();

  private final Watched watched =
      Watched.of(
          ROOT,
          List.of(ROOT, ROOT.resolve("a"), Path.of("/beside").toAbsolutePath()),
          List.of(ROOT.resolve("target"), ROOT.resolve("a/out")));

  private boolean counts(String path) {
    return watched.counts(ROOT.resolve(path));
  }

  @Test
  void modulesBesideTheRootAreWatchedAndThoseBelowItOnce() {
    assertEquals(2, watched.roots().size());
    assertTrue(watched.counts(Path.of("/beside/pom.xml").toAbsolutePath()));
    assertFalse(watched.counts(Path.of("/elsewhere/pom.xml").toAbsolutePath()));
  }

  @Test
  void whatBuildsLeaveDoesNotCount() {
    assertFalse(counts("target/classes/A.class"));
    assertFalse(counts("a/out/classes/A.class"));
    assertFalse(counts("a/out"));
    assertTrue(counts("a/target/notes.txt"), "its build directory is another one");
    assertFalse(counts("a/.flattened-pom.xml"));
    assertFalse(counts("a/dependency-reduced-pom.xml"));
  }

  @Test
  void sourcesPomsAndConfigurationCount() {
    assertTrue(counts("a/src/main/java/A.java"));
    assertTrue(counts("pom.xml"));
    assertTrue(counts(".mvn/maven.config"));
    assertTrue(counts("aria.toml"));
    assertTrue(counts("a/src/main/resources/.hidden"));
  }

  @Test
  void toolsOfVersionControlAndEditorsDoNotCount() {
    assertFalse(counts(".git/index"));
    assertFalse(counts(".idea/workspace.xml"));
    assertFalse(counts("a/src/main/java/.A.java.swp"));
    assertFalse(counts("a/src/main/java/A.java~"));
    assertFalse(counts("a/src/main/java/4913"));
    assertFalse(counts("a/src/main/java/.#A.java"));
    assertTrue(counts(".gitattributes"));
  }
}
