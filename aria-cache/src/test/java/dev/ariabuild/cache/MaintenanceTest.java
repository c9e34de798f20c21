package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.Space;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes at the end of a build, and what stays. */
class MaintenanceTest extends MaintenanceCase {
  private boolean isThere(Digest digest) throws IOException {
    return Files.exists(fixture.folder().blob(digest));
  }

  @Test
  void closingLooksAfterTheFolderAtMostOnceAnHourAndOnlyAfterAStore() throws Exception {
    try (DiskCache first = fixture.open()) {
      store(first, BlobKind.RAW, bytes(1, 10));
    }
    assertEquals(1, rows());
    fixture.now = fixture.now.plus(Duration.ofMinutes(50));
    try (DiskCache soon = fixture.open()) {
      store(soon, BlobKind.RAW, bytes(2, 10));
    }
    assertEquals(1, rows());
    fixture.now = fixture.now.plus(Duration.ofMinutes(20));
    try (DiskCache reading = fixture.open()) {
      read(reading, Digest.of(bytes(2, 10)));
    }
    assertEquals(1, rows());
    try (DiskCache later = fixture.open()) {
      store(later, BlobKind.RAW, bytes(3, 10));
    }
    assertEquals(3, rows());
  }

  @Test
  void whatWasNotReadForLongerThanTheMaximumAgeGoes() throws IOException {
    DiskCache cache = fixture.open();
    Digest old = aged(cache, 1, Duration.ofDays(31));
    Digest young = aged(cache, 2, Duration.ofDays(29));
    assertEquals(Optional.of(1), cache.maintain());
    assertFalse(isThere(old));
    assertTrue(isThere(young));
  }

  @Test
  void aboveTheLimitWhatWasNotReadForSevenDaysGoesFirstThenTheLeastRecentlyRead()
      throws IOException {
    DiskCache cache = fixture.open();
    Digest tenDays = aged(cache, 1, Duration.ofDays(10));
    Digest eightDays = aged(cache, 2, Duration.ofDays(8));
    Digest twoDays = aged(cache, 3, Duration.ofDays(2));
    Digest oneDay = aged(cache, 4, Duration.ofDays(1));
    fixture.limits = new DiskLimits(4000, Duration.ofDays(30), 0);
    assertEquals(Optional.of(2), fixture.open().maintain());
    assertFalse(isThere(tenDays));
    assertFalse(isThere(eightDays));
    fixture.limits = new DiskLimits(1800, Duration.ofDays(30), 0);
    assertEquals(Optional.of(1), fixture.open().maintain());
    assertFalse(isThere(twoDays));
    assertTrue(isThere(oneDay));
  }

  @Test
  void withinAllLimitsNothingGoes() throws IOException {
    DiskCache cache = fixture.open();
    aged(cache, 1, Duration.ofDays(20));
    assertEquals(Optional.of(0), cache.maintain());
  }

  @Test
  void aFullFileSystemMakesRoom() throws IOException {
    DiskCache cache = fixture.open();
    Digest older = aged(cache, 1, Duration.ofDays(2));
    Digest newer = aged(cache, 2, Duration.ofDays(1));
    fixture.limits = new DiskLimits(1L << 40, Duration.ofDays(30), 10);
    fixture.space = new Space(9_500, 100_000);
    assertEquals(Optional.of(1), fixture.open().maintain());
    assertFalse(isThere(older));
    assertTrue(isThere(newer));
  }

  @Test
  void whatIsProtectedOrWasReadWithinTheHourStaysWhateverTheLimits() throws IOException {
    DiskCache cache = fixture.open();
    Digest kept = aged(cache, 1, Duration.ofDays(100));
    Digest recent = aged(cache, 2, Duration.ofMinutes(59));
    Digest old = aged(cache, 3, Duration.ofHours(2));
    cache.record(key("k"), result("a", bytes(1, 10)));
    fixture.age(fixture.actionFile(key("k")), Duration.ofDays(100));
    fixture.kept.add(kept);
    fixture.kept.add(key("k").digest());
    fixture.limits = new DiskLimits(0, Duration.ofDays(30), 100);
    fixture.space = new Space(0, 1000);
    assertEquals(Optional.of(1), fixture.open().maintain());
    assertTrue(isThere(kept));
    assertTrue(isThere(recent));
    assertFalse(isThere(old));
    assertTrue(cache.find(key("k")).isPresent());
  }

  @Test
  void whatKilledWritersLeftIsSweptAfterAnHourAndNothingElse() throws IOException {
    DiskCache cache = fixture.open();
    Path tmp = fixture.root.resolve("tmp");
    Path abandoned = Files.writeString(tmp.resolve("w-1-0.tmp"), "half");
    Path current = Files.writeString(tmp.resolve("w-2-0.tmp"), "half");
    Path foreign = Files.writeString(tmp.resolve("mine.txt"), "a user's");
    Path stranger = Files.writeString(fixture.root.resolve("content/readme"), "a user's");
    fixture.age(abandoned, Duration.ofHours(2));
    fixture.age(foreign, Duration.ofDays(200));
    fixture.age(stranger, Duration.ofDays(200));
    fixture.limits = new DiskLimits(0, Duration.ofDays(30), 0);
    fixture.open().maintain();
    assertFalse(Files.exists(abandoned));
    assertTrue(Files.exists(current));
    assertTrue(Files.exists(foreign));
    assertTrue(Files.exists(stranger));
    cache.close();
  }

  @Test
  void aSecondProcessLeavesMaintenanceToTheFirst() throws IOException {
    DiskCache cache = fixture.open();
    aged(cache, 1, Duration.ofDays(100));
    try (FileChannel channel =
            FileChannel.open(
                fixture.root.resolve("maintenance"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
      assertEquals(Optional.empty(), cache.maintain());
      assertEquals(1, cache.stats().total().entries());
    }
    assertEquals(Optional.of(1), cache.maintain());
  }

  @Test
  void nativeLibrariesAreUnpackedOnceAndTheJvmKeepsItsProperties() throws Exception {
    DiskCache cache = fixture.open();
    store(cache, BlobKind.BUNDLE, bytes(1, 100));
    cache.maintain();
    try (var unpacked = Files.list(fixture.root.resolve("natives"))) {
      // a class loader has one copy: another test's folder may have been first
      assertTrue(unpacked.count() <= 2);
    }
    assertNull(System.getProperty("org.sqlite.lib.path"));
    assertNull(System.getProperty("org.sqlite.lib.name"));
  }
}
