package dev.ariabuild.aot.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Run;
import dev.ariabuild.engine.config.ArchiveKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiverTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LONG = "x".repeat(120) + ".txt";
  private static final Deb DEB =
      new Deb(
          "My_App",
          "1.0-SNAPSHOT",
          "",
          "Jane Doe <jane@example.com>",
          List.of("libc6", "zlib1g (>= 1.2)"),
          "An app",
          "It does\n\nthings.",
          "https://example.com",
          List.of("Apache-2.0"));

  @TempDir Path work;

  private Path folder(String name, Instant time, String mode) throws IOException {
    Path folder = Files.createDirectories(work.resolve(name).resolve("bin"));
    Path app = folder.resolve("app");
    Files.writeString(app, "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(app, PosixFilePermissions.fromString(mode));
    Path text = folder.resolveSibling(LONG);
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

  private static Packing packing(Path folder) {
    return new Packing(folder, "app-1", name -> true, TIME);
  }

  private static Deb deb() throws AotException {
    return DEB.checked("linux", "x86_64");
  }

  @ParameterizedTest
  @EnumSource
  void twoArchivesMadeInOtherPlacesTimesAndZonesAreByteEqual(ArchiveKind kind) throws Exception {
    TimeZone zone = TimeZone.getDefault();
    Path one = folder("one", Instant.EPOCH, "rwx------");
    Path two = folder("deep-two", TIME, "rwxrwxr-x");
    Archiver.write(kind, packing(one), deb(), work.resolve("1"));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      Archiver.write(kind, packing(two), deb(), work.resolve("2"));
    } finally {
      TimeZone.setDefault(zone);
    }
    assertEquals(-1, Files.mismatch(work.resolve("1"), work.resolve("2")));
    Files.writeString(two.resolve(LONG), "test");
    Archiver.write(kind, packing(two), deb(), work.resolve("3"));
    assertTrue(Files.mismatch(work.resolve("1"), work.resolve("3")) >= 0, "content counts");
  }

  @Test
  void entriesOfATarAreSortedWithFixedModesAndNoOwner() throws Exception {
    Path folder = folder("one", Instant.EPOCH, "rwx------");
    Packing packing = new Packing(folder, "p", name -> !name.endsWith("link"), TIME);
    Archiver.write(ArchiveKind.TAR_GZ, packing, deb(), work.resolve("t"));
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
    assertEquals(List.of("755 p/", "755 p/bin/", "755 p/bin/app", "644 p/" + LONG), seen);
  }

  @Test
  void aZipKeepsModesAndLinks() throws Exception {
    Path folder = folder("one", Instant.EPOCH, "rwx------");
    Archiver.write(ArchiveKind.ZIP, packing(folder), deb(), work.resolve("z"));
    try (ZipFile zip = ZipFile.builder().setPath(work.resolve("z")).get()) {
      ZipArchiveEntry app = zip.getEntry("app-1/bin/app");
      assertEquals(0755, app.getUnixMode() & 0777);
      assertEquals(0644, zip.getEntry("app-1/" + LONG).getUnixMode() & 0777);
      ZipArchiveEntry link = zip.getEntry("app-1/bin/link");
      assertTrue(link.isUnixSymlink());
      assertEquals("app", zip.getUnixSymlink(link));
    }
  }

  @Test
  void dpkgReadsTheDebianPackage() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "no dpkg-deb");
    Path folder = folder("one", Instant.EPOCH, "rwx------");
    Path file = work.resolve("my.deb");
    Archiver.write(ArchiveKind.DEB, packing(folder), deb(), file);
    String info = run("dpkg-deb", "--info", file.toString());
    for (String line :
        List.of(
            "Package: my-app",
            "Version: 1.0~SNAPSHOT",
            "Architecture: amd64",
            "Maintainer: Jane Doe <jane@example.com>",
            "Depends: libc6, zlib1g (>= 1.2)",
            "Installed-Size: 1",
            "Description: An app")) {
      assertTrue(info.contains(line), info);
    }
    Path root = work.resolve("root");
    run("dpkg-deb", "--extract", file.toString(), root.toString());
    assertEquals("text", Files.readString(root.resolve("opt/my-app").resolve(LONG)));
    assertEquals("hi\n", run(root.resolve("usr/bin/app").toString(), "hi"));
    Path control = work.resolve("control");
    run("dpkg-deb", "--control", file.toString(), control.toString());
    run("sh", "-c", "cd '" + root + "' && md5sum -c --strict '" + control + "/md5sums'");
    assertTrue(run("dpkg-deb", "--contents", file.toString()).contains("root/root"));
  }

  @Test
  void preReleasesSortBeforeTheirReleaseInDebian() throws Exception {
    Map.of(
            "1.0-SNAPSHOT", "1.0~SNAPSHOT",
            "2.0.0-rc-5", "2.0.0~rc+5",
            "2.0-M1", "2.0~M1",
            "1.2.3", "1.2.3",
            "1.2-jre", "1.2+jre",
            "33.4.8_beta", "33.4.8~beta",
            "v7", "0+v7")
        .forEach((maven, debian) -> assertEquals(debian, Deb.debianVersion(maven)));
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "no dpkg");
    run("dpkg", "--compare-versions", "1.0~SNAPSHOT", "lt", "1.0");
    run("dpkg", "--compare-versions", Deb.debianVersion("1.0-2"), "gt", "1.0");
  }

  @Test
  void whatDebianCannotTakeIsNamed() {
    assertEquals(
        AotProblem.DEB_TARGET,
        assertThrows(AotException.class, () -> DEB.checked("macos", "aarch64")).problem());
    Deb nobody = new Deb("app", "1", "", "Jane", List.of(), "", "", "", List.of());
    AotException e = assertThrows(AotException.class, () -> nobody.checked("linux", "x86_64"));
    assertTrue(e.text().contains("'Jane'") && e.text().contains("deb.maintainer"), e.text());
    Deb name = new Deb("ä", "1", "", "J <j@x.y>", List.of(), "", "", "", List.of());
    assertThrows(AotException.class, () -> name.checked("linux", "x86_64"));
  }

  @Test
  void aHostileDescriptionAddsNoFields() throws Exception {
    Deb deb =
        new Deb(
                "app",
                "1",
                "",
                "J <j@x.y>",
                List.of(),
                "a\nPre-Depends: x",
                "b\nX: y",
                "",
                List.of())
            .checked("linux", "aarch64");
    String control = deb.control(0);
    assertFalse(control.contains("\nPre-Depends") || control.contains("\nX:"), control);
  }

  private String run(String... command) throws Exception {
    try (Run run = Run.start(List.of(command), work, Map.of("LC_ALL", "C"))) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)) && run.exitCode() == 0, run.tail());
      return run.output();
    }
  }
}
