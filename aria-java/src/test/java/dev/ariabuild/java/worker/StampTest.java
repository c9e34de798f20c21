package dev.ariabuild.java.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
  @TempDir Path dir;

  @Test
  void anArchiveThatWasJustWrittenMayBeAnotherOneWithTheSameStamp() throws IOException {
    Path archive = Files.writeString(dir.resolve("a.jar"), "one");
    Files.setLastModifiedTime(archive, FileTime.fromMillis(10_000));
    Stamp stamp = Stamp.of(archive);
    Files.writeString(archive, "two");
    Files.setLastModifiedTime(archive, FileTime.fromMillis(10_000));
    assertEquals(stamp, Stamp.of(archive), "on a file system with coarse times");
    assertFalse(stamp.isSettledAt(10_500));
    assertTrue(stamp.isSettledAt(12_001));
  }

  @Test
  void whatIsNoArchiveIsLookedAtByEachCall() {
    assertTrue(Stamp.of(dir).isSettledAt(0));
    assertTrue(Stamp.of(dir.resolve("absent")).isSettledAt(0));
  }
}
