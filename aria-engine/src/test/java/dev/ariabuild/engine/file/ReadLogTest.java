package dev.ariabuild.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is read once through a log, something is changed, and all is asked again. */
class ReadLogTest {
  @TempDir Path dir;

  private final FileStore files = new FileStore(StatCache.inMemory());
  private final ReadLog log = new ReadLog(path -> path.endsWith("blind"));

  @BeforeEach
  void readThings() throws IOException {
    Files.createDirectories(dir.resolve("tree/sub"));
    Files.writeString(dir.resolve("tree/a"), "aaa");
    Files.writeString(dir.resolve("tree/sub/b"), "bbb");
    Files.writeString(dir.resolve("alone"), "one");
    Files.writeString(dir.resolve("other"), "two");
    Files.createSymbolicLink(dir.resolve("link"), Path.of("alone"));
    FileStore view = files.loggedBy(log);
    view.walk(dir.resolve("tree"), sub -> true)
        .entries()
        .forEach(
            (name, stat) -> {
              if (stat.isFile()) {
                view.digest(dir.resolve("tree").resolve(name), stat);
              }
            });
    view.digest(dir.resolve("link"));
    view.linkTarget(dir.resolve("link"));
    view.stat(dir.resolve("absent"));
    view.stat(dir.resolve("other"));
    assertEquals(Optional.empty(), changed());
  }

  private Optional<Path> changed() {
    return log.reads(any -> true)
        .again(files, log, PartialRead.Reader.NONE)
        .difference()
        .map(path -> dir.relativize(path));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }

  @Test
  void anotherContentIsSeen() throws IOException {
    write("tree/sub/b", "BBB");
    assertEquals(Optional.of(Path.of("tree/sub/b")), changed());
  }

  @Test
  void aFileThatWasOnlyTouchedIsTheSame() throws IOException {
    Files.setLastModifiedTime(dir.resolve("tree/a"), FileTime.fromMillis(1));
    assertEquals(Optional.empty(), changed());
  }

  @Test
  void aNewFileADeletedOneAndAnotherKindAreSeen() throws IOException {
    write("tree/sub/new", "");
    assertEquals(Optional.of(Path.of("tree/sub")), changed());
    Files.delete(dir.resolve("tree/sub/new"));
    assertEquals(Optional.empty(), changed());
    Files.delete(dir.resolve("tree/a"));
    assertTrue(changed().isPresent());
    Files.createDirectory(dir.resolve("tree/a"));
    assertTrue(changed().isPresent());
  }

  @Test
  void whatWasAbsentMayNotAppear() throws IOException {
    write("absent", "");
    assertEquals(Optional.of(Path.of("absent")), changed());
  }

  @Test
  void aLinkThatLeadsElsewhereIsSeen() throws IOException {
    Files.delete(dir.resolve("link"));
    Files.createSymbolicLink(dir.resolve("link"), Path.of("other"));
    assertEquals(Optional.of(Path.of("link")), changed());
  }

  @Test
  void whatALinkLeadsToIsSeen() throws IOException {
    write("alone", "ONE");
    assertEquals(Optional.of(Path.of("link")), changed());
  }

  @Test
  void anExecutableBitIsSeen() throws IOException {
    Files.setPosixFilePermissions(
        dir.resolve("tree/a"), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals(Optional.of(Path.of("tree")), changed());
  }

  @Test
  void theContentOfAFileThatWasOnlyLookedForDoesNotCount() throws IOException {
    write("other", "another text");
    assertEquals(Optional.empty(), changed());
  }

  @Test
  void aBlindSpotComesAndGoes() throws IOException {
    write("tree/blind", "");
    assertEquals(Optional.empty(), changed());
  }

  @Test
  void whatChangedBetweenTwoReadsIsUnstable() throws IOException {
    assertEquals(Optional.empty(), log.unstable(any -> true));
    write("tree/a", "AAAA");
    files.loggedBy(log).digest(dir.resolve("tree/a"));
    assertEquals(Optional.of(dir.resolve("tree/a")), log.unstable(any -> true));
    assertEquals(Optional.empty(), log.unstable(path -> !path.endsWith("a")));
  }

  @Test
  void readsAreTheSameOnceWrittenAndReadBack() throws IOException {
    Reads reads = log.reads(any -> true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    reads.write(new DataOutputStream(bytes));
    Reads back =
        Reads.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), dir);
    assertEquals(reads, back);
    assertTrue(reads.answers().size() >= 8, () -> reads.toString());
  }
}
