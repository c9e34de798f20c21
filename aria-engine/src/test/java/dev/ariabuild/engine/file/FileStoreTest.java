package dev.ariabuild.engine.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
  private static final Duration LATER = Duration.ofHours(1);
  @TempDir Path dir;

  private final StatCache cache = StatCache.inMemory();

  @Test
  void theDigestIsThatOfTheContent() throws IOException {
    Path file = write("a", "hello");

    assertEquals(Optional.of(Digest.ofUtf8("hello")), store().digest(file));
  }

  @Test
  void aFileLargerThanTheBufferIsReadWholly() throws IOException {
    String text = "0123456789".repeat(30_000);

    assertEquals(Optional.of(Digest.ofUtf8(text)), store().digest(write("a", text)));
  }

  @Test
  void whatIsAbsentHasNeitherStatNorDigest() throws IOException {
    Path file = write("a", "");

    assertEquals(Optional.empty(), store().stat(dir.resolve("none")));
    assertEquals(Optional.empty(), store().digest(dir.resolve("none")));
    assertEquals(Optional.empty(), store().stat(file.resolve("below/a/file")));
    assertEquals(Optional.empty(), store().digest(file.resolve("below")));
    assertTrue(store().walk(dir.resolve("none"), p -> true).entries().isEmpty());
    assertTrue(store().walk(file, p -> true).entries().isEmpty());
  }

  @Test
  void whatCannotBeReadAsAFileIsAnErrorThatNamesIt() {
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> store().digest(dir.toAbsolutePath()));

    assertEquals("cannot read " + dir + ": not a regular file but DIRECTORY", e.getMessage());
  }

  @Test
  void anUnchangedStatAnswersWithoutReading() throws IOException {
    Path file = write("a", "old");
    FileStat stat = settledStore().stat(file).orElseThrow();
    settledStore().digest(file, stat);
    Files.delete(file);

    assertEquals(Optional.of(Digest.ofUtf8("old")), settledStore().digest(file, stat));
  }

  @Test
  void aSameSizeEditWithRestoredTimeIsSeenWhereTheChangeTimeExists() throws IOException {
    Path file = write("a", "old");
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("unix"));
    FileStat before = store().stat(file).orElseThrow();
    assertNotEquals(0, before.ctimeNanos());
    settledStore().digest(file);

    FileTime time = Files.getLastModifiedTime(file);
    for (int i = 0; i < 1_000_000; i++) { // until the kernel's clock has ticked
      Files.writeString(file, "new");
      Files.setLastModifiedTime(file, time);
      if (store().stat(file).orElseThrow().ctimeNanos() != before.ctimeNanos()) {
        break;
      }
    }

    FileStat after = store().stat(file).orElseThrow();
    assertEquals(before.mtimeNanos(), after.mtimeNanos());
    assertEquals(before.size(), after.size());
    assertEquals(Optional.of(Digest.ofUtf8("new")), settledStore().digest(file));
  }

  @Test
  void anEditThatLeavesTheStatIsSeenIfTheDigestWasTakenInTheSameMoment() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.windows())) {
      Path file = memory.getPath("C:\\work\\a");
      Instant edit = Instant.parse("2026-01-01T00:00:00.500Z");
      rewrite(file, "old", edit);
      FileStore atOnce = new FileStore(cache, p -> false, InstantSource.fixed(edit.plusMillis(5)));
      assertEquals(Optional.of(Digest.ofUtf8("old")), atOnce.digest(file));

      rewrite(file, "new", edit);

      assertEquals(Optional.of(Digest.ofUtf8("new")), atOnce.digest(file));
    }
  }

  @Test
  void coarseTimesAndTimesInTheFutureAreNotTrustedEither() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.windows())) {
      Path file = memory.getPath("C:\\work\\a");
      Instant edit = Instant.parse("2026-01-01T00:00:10Z");
      for (long millis : List.of(-5000L, 1500L)) {
        FileStore store =
            new FileStore(cache, p -> false, InstantSource.fixed(edit.plusMillis(millis)));
        rewrite(file, "old", edit);
        store.digest(file);
        rewrite(file, "new", edit);

        assertEquals(Optional.of(Digest.ofUtf8("new")), store.digest(file));
      }
    }
  }

  @Test
  void inAGlanceAPathIsLookedAtOnceAndAfterItAgain() throws IOException {
    FileStore view = store().loggedBy(new ReadLog(path -> false));
    Path file = write("a", "1");
    Glance glance = view.glance();
    Optional<FileStat> seen = view.stat(file);
    assertEquals(Optional.empty(), view.stat(dir.resolve("b")));
    write("a", "longer");
    write("b", "new");

    assertEquals(seen, view.stat(file));
    assertEquals(seen, view.unlogged().stat(file));
    assertEquals(Optional.empty(), view.stat(dir.resolve("b")));
    assertEquals(6, view.afresh().stat(file).orElseThrow().size());
    assertEquals(6, store().stat(file).orElseThrow().size());
    glance.close();
    assertEquals(6, view.stat(file).orElseThrow().size());
    assertEquals(6, view.unlogged().stat(file).orElseThrow().size());
    assertTrue(view.stat(dir.resolve("b")).isPresent());
  }

  @Test
  void aPathThatCannotChangeInThisBuildIsAskedForOnce() throws IOException {
    Path released = write("released.jar", "1");
    Path snapshot = write("snapshot.jar", "1");
    FileStore store = new FileStore(cache, released::equals, laterClock());
    FileStat before = store.stat(released).orElseThrow();
    store.stat(snapshot);

    write("released.jar", "22");
    write("snapshot.jar", "22");

    assertEquals(Optional.of(before), store.stat(released));
    assertEquals(2, store.stat(snapshot).orElseThrow().size());
    assertEquals(2, settledStore().stat(released).orElseThrow().size());
  }

  @Test
  void aPathThatCannotChangeMayStillAppear() throws IOException {
    FileStore store = new FileStore(cache, path -> true);
    assertEquals(Optional.empty(), store.stat(dir.resolve("a.jar")));

    write("a.jar", "1");

    assertTrue(store.stat(dir.resolve("a.jar")).isPresent());
  }

  @Test
  void aWalkListsFilesLinksAndEmptyDirectoriesAndFollowsNoLink() throws IOException {
    write("src/a/A.java", "1");
    Files.createDirectories(dir.resolve("src/empty"));
    write("elsewhere/B.java", "1");
    Files.createSymbolicLink(dir.resolve("src/link"), dir.resolve("elsewhere"));
    Files.createSymbolicLink(dir.resolve("src/dangling"), Path.of("nowhere"));

    Listing listing = store().walk(dir.resolve("src"), p -> true);

    assertEquals(
        List.of("a", "a/A.java", "dangling", "empty", "link"),
        List.copyOf(listing.entries().keySet()));
    assertTrue(listing.entries().get("link").isSymlink());
    assertTrue(listing.entries().get("empty").isDirectory());
    assertTrue(listing.entries().get("a/A.java").isFile());
    assertEquals(
        store().stat(dir.resolve("src/a/A.java")).orElseThrow(), listing.entries().get("a/A.java"));
    assertEquals(Optional.of("nowhere"), store().linkTarget(dir.resolve("src/dangling")));
  }

  @Test
  void aWalkListsWhatItDoesNotDescendInto() throws IOException {
    write("src/A.java", "1");
    write("target/A.class", "1");

    Listing listing = store().walk(dir, p -> !p.endsWith("target"));

    assertEquals(List.of("src", "src/A.java", "target"), List.copyOf(listing.entries().keySet()));
  }

  @Test
  void aLinkIsDigestedByWhatItLeadsTo() throws IOException {
    Path file = write("a", "hello");
    Path link = Files.createSymbolicLink(dir.resolve("l"), file);
    Path dangling = Files.createSymbolicLink(dir.resolve("d"), dir.resolve("none"));
    Path circle = Files.createSymbolicLink(dir.resolve("c"), dir.resolve("c"));

    assertTrue(store().stat(link).orElseThrow().isSymlink());
    assertEquals(Optional.of(Digest.ofUtf8("hello")), store().digest(link));
    assertEquals(Optional.empty(), store().digest(dangling));
    assertEquals(Optional.empty(), store().digest(circle));
  }

  @Test
  void theExecutableBitIsTold() throws IOException {
    Path file = write("run.sh", "");
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertFalse(store().stat(file).orElseThrow().executable());

    assertTrue(file.toFile().setExecutable(true));

    assertTrue(store().stat(file).orElseThrow().executable());
  }

  private FileStore store() {
    return new FileStore(cache);
  }

  /** Long after all edits, so that no digest is in doubt. */
  private FileStore settledStore() {
    return new FileStore(cache, p -> false, laterClock());
  }

  private static InstantSource laterClock() {
    return InstantSource.fixed(Instant.now().plus(LATER));
  }

  private Path write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8);
  }

  private static void rewrite(Path file, String text, Instant time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
