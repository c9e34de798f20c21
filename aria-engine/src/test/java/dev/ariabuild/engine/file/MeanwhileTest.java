package dev.ariabuild.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources are read, somebody works with them, and they are edited while he does. */
class MeanwhileTest {
  @TempDir Path dir;

  private final FileStore files = new FileStore(StatCache.inMemory());
  private final ReadLog log = new ReadLog(path -> false);
  private final Meanwhile meanwhile = new Meanwhile(log, files, PartialRead.Reader.NONE);

  @BeforeEach
  void readSources() throws IOException {
    Files.createDirectories(dir.resolve("sources"));
    Files.writeString(dir.resolve("sources/A"), "aaa");
    Files.writeString(dir.resolve("earlier"), "one");
    FileStore view = files.loggedBy(log);
    view.digest(dir.resolve("earlier"));
    meanwhile.begin();
    view.walk(dir.resolve("sources"), any -> true);
    view.digest(dir.resolve("sources/A"));
  }

  private Optional<String> changed(boolean back) {
    return meanwhile.changed(any -> true, back).map(path -> path.getFileName().toString());
  }

  /** Later than any tick of the clock by which files are dated. */
  private static void aMomentLater() throws InterruptedException {
    Thread.sleep(50);
  }

  @Test
  void nothingWasTouched() {
    assertEquals(Optional.empty(), changed(true));
  }

  @Test
  void anEditCountsAtOnceAndUnderAnOldDate() throws IOException {
    FileTime time = Files.getLastModifiedTime(dir.resolve("sources/A"));
    Files.writeString(dir.resolve("sources/A"), "AAA");
    Files.setLastModifiedTime(dir.resolve("sources/A"), time);
    assertEquals(Optional.of("A"), changed(false));
  }

  @Test
  void filesThatComeAndGoCount() throws IOException {
    Files.writeString(dir.resolve("sources/B"), "bbb");
    assertEquals(Optional.of("sources"), changed(false));
    Files.delete(dir.resolve("sources/B"));
    Files.delete(dir.resolve("sources/A"));
    assertEquals(Optional.of("sources"), changed(false));
  }

  @Test
  void anEditThatWasTakenBackCountsWhereAskedFor() throws Exception {
    aMomentLater();
    Files.writeString(dir.resolve("sources/A"), "AAA");
    Files.writeString(dir.resolve("sources/A"), "aaa");
    assertEquals(Optional.empty(), changed(false));
    assertEquals(Optional.of("A"), changed(true));
  }

  @Test
  void aFileThatWasThereForAMomentCountsWhereAskedFor() throws Exception {
    aMomentLater();
    Files.writeString(dir.resolve("sources/B"), "bbb");
    Files.delete(dir.resolve("sources/B"));
    assertEquals(Optional.empty(), changed(false));
    assertEquals(Optional.of("sources"), changed(true));
  }

  @Test
  void whatWasReadBeforeTheBeginningDoesNotCount() throws IOException {
    Files.writeString(dir.resolve("earlier"), "two");
    assertEquals(Optional.empty(), changed(true));
  }

  @Test
  void aDateInTheFutureSaysNothing() throws Exception {
    Path odd = dir.resolve("odd");
    Files.writeString(odd, "odd");
    Files.setLastModifiedTime(odd, FileTime.from(Instant.now().plus(Duration.ofDays(9))));
    aMomentLater();
    meanwhile.begin();
    files.loggedBy(log).digest(odd);
    assertEquals(Optional.empty(), changed(true));
  }
}
