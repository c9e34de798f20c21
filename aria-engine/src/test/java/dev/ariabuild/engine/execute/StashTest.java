package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StashTest {
  private @TempDir Path dir;
  private Stash stash;

  @BeforeEach
  void empty() {
    stash = new Stash(dir, dir.resolve("target"), "own", Set.of("target/kept"));
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(dir.resolve(path).getParent());
    Files.writeString(dir.resolve(path), content);
  }

  private boolean exists(String path) {
    return Files.exists(dir.resolve(path));
  }

  @Test
  void whatIsSetAsideComesBack() throws IOException {
    write("target/a/b", "1");
    Files.createDirectories(dir.resolve("target/e/f"));
    Files.createSymbolicLink(dir.resolve("target/link"), Path.of("nowhere"));
    stash.setAside(List.of("target/a/b", "target/e/f", "target/link", "target/absent"));
    assertFalse(exists("target/a"));
    assertFalse(exists("target/e"));
    stash.rollBack();
    assertEquals("1", Files.readString(dir.resolve("target/a/b")));
    assertTrue(exists("target/e/f"));
    assertTrue(Files.isSymbolicLink(dir.resolve("target/link")));
    assertFalse(exists("target/aria"));
  }

  @Test
  void onlyWhatNothingReplacedComesBack() throws IOException {
    write("target/a", "old");
    write("target/b", "old");
    write("target/c/d", "old");
    Files.createDirectories(dir.resolve("target/e"));
    stash.setAside(List.of("target/a", "target/b", "target/c/d", "target/e"));
    write("target/a", "new");
    write("target/c", "a file now");
    stash.putBackUnlessReplaced();
    assertEquals("new", Files.readString(dir.resolve("target/a")));
    assertEquals("old", Files.readString(dir.resolve("target/b")));
    assertEquals("a file now", Files.readString(dir.resolve("target/c")));
    assertTrue(exists("target/e"));
    assertFalse(exists("target/aria"));
  }

  @Test
  void whatIsDiscardedIsGone() throws IOException {
    write("target/a/b", "1");
    stash.setAside(List.of("target/a/b"));
    stash.discard();
    stash.rollBack();
    assertFalse(exists("target/a"));
    assertFalse(exists("target/aria"));
    assertTrue(exists("target"));
  }

  @Test
  void directoriesOfOthersStay() throws IOException {
    write("target/kept/x", "1");
    write("target/kept/y", "1");
    stash.setAside(List.of("target/kept/x"));
    stash.delete("target/kept/y");
    stash.delete("target/kept");
    assertTrue(exists("target/kept"));
  }

  @Test
  void whatAnEarlierBuildLeftInTheStashIsNoObstacle() throws IOException {
    write("target/aria/stash/target/a", "old");
    write("target/a/b", "1");
    stash.setAside(List.of("target/a/b"));
    stash.rollBack();
    assertEquals("1", Files.readString(dir.resolve("target/a/b")));
  }

  @Test
  void aPathThatRunsThroughAFileIsNotThere() throws IOException {
    write("target/a", "1");
    stash.setAside(List.of("target/a/b"));
    stash.delete("target/a/b");
    assertTrue(exists("target/a"));
  }

  @Test
  void aDirectoryThatHoldsSomethingIsNotDeleted() throws IOException {
    write("target/a/b", "1");
    stash.delete("target/a");
    stash.setAside(List.of("target/a"));
    assertTrue(exists("target/a/b"));
  }
}
