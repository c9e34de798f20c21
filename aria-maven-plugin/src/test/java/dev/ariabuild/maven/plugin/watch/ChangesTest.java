package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  @TempDir Path dir;

  @Test
  void whatIsPutOffIsABatchLaterAndPartOfAnyOtherBefore() throws Exception {
    Path own = dir.resolve("a/own.txt");
    Path other = dir.resolve("a/other.txt");
    try (Changes changes = new Changes()) {
      changes.putOff(Set.of(own), 1);
      assertTrue(changes.await());
      assertEquals(Set.of(own), changes.take());

      changes.putOff(Set.of(own), 1);
      changes.saw(other, false);
      assertTrue(changes.await());
      assertEquals(Set.of(other), changes.take());
      changes.areRead();
      assertEquals(Set.of(), changes.meanwhile());
    }
  }

  @Test
  void whatIsToBePutOffDelaysNothingElse() throws Exception {
    Path log = dir.resolve("app.log");
    Path source = Files.writeString(dir.resolve("A.java"), "");
    try (Changes changes = new Changes()) {
      changes.putsOff(path -> path.equals(log) ? 100_000_000 : 0);
      changes.saw(log, false);
      changes.saw(source, false);
      assertTrue(changes.await());
      assertEquals(Set.of(source), changes.take());
      changes.saw(log, false);
      assertTrue(changes.await());
      assertEquals(Set.of(log), changes.take());
    }
  }

  @Test
  void aBuildDirectoryThatHasJustBecomeKnownTellsNothing() throws Exception {
    Path build = Files.createDirectories(dir.resolve("more/target"));
    try (Changes changes = new Changes()) {
      changes.watch(Watched.of(dir, List.of(dir), List.of()), List.of());
      changes.watch(Watched.of(dir, List.of(dir), List.of(build)), List.of());
      assertEquals(Optional.empty(), changes.lost());
      changes.saw(build.resolve("A.class"), true);
      changes.saw(dir.resolve("pom.xml"), false);
      assertEquals(Set.of(dir.resolve("pom.xml")), changes.meanwhile());
      assertEquals(Optional.empty(), changes.lost());
    }
  }

  @Test
  void aFileThatWasMovedAwayIsNoChangeWhenItsEndIsToldLater() throws Exception {
    Path file = Files.writeString(dir.resolve("A.java"), "");
    Path beside = dir.resolve("A.java.tmp");
    try (Changes changes = new Changes()) {
      changes.saw(beside, true);
      assertEquals(Set.of(), changes.meanwhile());
      changes.saw(beside, false);
      changes.saw(file, true);
      assertEquals(Set.of(file), changes.peek());
      assertEquals(Set.of(file), changes.take());
      Files.delete(file);
      changes.saw(file, false);
      assertEquals(Set.of(file), changes.peek());
    }
  }

  @Test
  void whoeverStopsItEndsTheWaiting() throws Exception {
    try (Changes changes = new Changes()) {
      changes.stop();
      assertFalse(changes.await());
      assertTrue(changes.isStopping());
    }
  }
}
