package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarGzTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path work;

  private Path folder(String name, Instant time, String mode) throws IOException {
    Path folder = Files.createDirectories(work.resolve(name).resolve("bin"));
    Path app = folder.resolve("app");
    Files.writeString(app, "#!/bin/sh");
    Files.setPosixFilePermissions(app, PosixFilePermissions.fromString(mode));
    Path text = folder.resolveSibling("x".repeat(120) + ".txt");
    Files.writeString(text, "text");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("app"));
    Files.createDirectory(folder.resolveSibling("empty-" + name));
    for (Path file : Tree.files(folder.getParent())) {
      if (!Files.isSymbolicLink(file)) {
        Files.setLastModifiedTime(file, FileTime.from(time));
      }
    }
    return folder.getParent();
  }

  @Test
  void twoBuildsInOtherPlacesAndAtOtherTimesAreByteEqual() throws IOException {
    TarGz tar = new TarGz(TIME);
    Path one = folder("one", Instant.EPOCH, "rwx------");
    Path two = folder("deep/two".replace('/', '-'), TIME, "rwxrwxr-x");
    tar.write(one, "app-1", name -> true, work.resolve("1.tar.gz"));
    tar.write(two, "app-1", name -> true, work.resolve("2.tar.gz"));
    assertEquals(-1, Files.mismatch(work.resolve("1.tar.gz"), work.resolve("2.tar.gz")));
  }

  @Test
  void entriesAreSortedWithFixedModesAndNoOwner() throws IOException {
    Path folder = folder("one", Instant.EPOCH, "rwx------");
    new TarGz(TIME).write(folder, "p", name -> !name.endsWith("link"), work.resolve("t"));
    List<String> seen = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(Files.newInputStream(work.resolve("t"))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        seen.add(Integer.toOctalString(entry.getMode() & 0777) + " " + entry.getName());
        assertEquals(TIME, entry.getLastModifiedTime().toInstant());
        assertEquals("0 0", entry.getLongUserId() + " " + entry.getLongGroupId());
        assertTrue(entry.getUserName().isEmpty());
      }
    }
    assertEquals(
        List.of("755 p/", "755 p/bin/", "755 p/bin/app", "644 p/" + "x".repeat(120) + ".txt"),
        seen);
  }
}
