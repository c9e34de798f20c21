package dev.ariabuild.engine.cache;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.digest.Digest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputPathsTest {
  @Test
  void pathsBelowTheModuleAreAccepted() {
    for (String path : List.of("a", "target/a.b", "target/..a/b..", "x/...", "x/ y", "x/\u00e9")) {
      assertDoesNotThrow(() -> OutputPaths.check(path));
    }
  }

  @Test
  void pathsThatLeadElsewhereAreRefused() {
    for (String path :
        List.of(
            "",
            "/",
            "/etc/passwd",
            "..",
            "../a",
            "a/..",
            "a/../b",
            "a//b",
            "a/",
            "./a",
            "a/./b",
            "C:/x",
            "c:x",
            "a\0b",
            "a".repeat(256),
            "a/".repeat(3000) + "a")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> OutputPaths.check(path), path);
      assertTrue(String.valueOf(e.getMessage()).length() < 400);
    }
  }

  private static List<OutputEntry> entries(String... paths) {
    return Arrays.stream(paths)
        .map(path -> new OutputEntry(path, Kind.FILE, Digest.ofUtf8(""), 0))
        .toList();
  }

  @Test
  void pathsThatCannotStandTogetherAreRefused() {
    assertDoesNotThrow(() -> OutputPaths.checkTogether(entries("a", "A", "b/c", "b/d", "bc")));
    for (List<OutputEntry> clash :
        List.of(entries("a", "a"), entries("a", "a/b"), entries("a/b/c", "x", "a"))) {
      assertThrows(IllegalArgumentException.class, () -> OutputPaths.checkTogether(clash));
    }
  }

  @Test
  void pathsThatClashElsewhereAreNotPortable() {
    assertDoesNotThrow(() -> OutputPaths.checkPortable(entries("a", "b/c", "b/d", "bc")));
    for (List<OutputEntry> clash :
        List.of(entries("a", "A"), entries("d/x", "D/y"), entries("a", "A/b"))) {
      assertThrows(IllegalArgumentException.class, () -> OutputPaths.checkPortable(clash));
    }
    if (java.io.File.separatorChar == '/') {
      List<OutputEntry> backslash = entries("a\\b");
      assertThrows(IllegalArgumentException.class, () -> OutputPaths.checkPortable(backslash));
    }
  }
}
