package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.Share;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The index follows the folder, and is made anew where it is damaged. */
class CacheIndexTest extends MaintenanceCase {
  @Test
  void aFolderThatTakesNothingTellsWhatItHolds() throws IOException {
    DiskCache cache = fixture.open();
    store(cache, BlobKind.RAW, bytes(1, 1024));
    // files that cannot be opened for writing: folders are in their places
    Files.createDirectories(fixture.root.resolve("maintenance"));
    Files.createDirectories(fixture.root.resolve("users/12-ab-cd.lock"));
    assertEquals(1, cache.stats().total().entries());
    assertEquals(List.of("12"), cache.otherUsers().stream().map(user -> user.process()).toList());
    assertThrows(IOException.class, cache::maintain);
  }

  @Test
  void statsCountEachKindAndTheIndexHasARowForEach() throws Exception {
    DiskCache cache = fixture.open();
    store(cache, BlobKind.RAW, bytes(1, 1000));
    store(cache, BlobKind.RAW, bytes(2, 1000));
    byte[] bundle = bytes(3, 1000);
    store(cache, BlobKind.BUNDLE, bundle);
    cache.record(key("k"), result("a", bundle));
    cache.find(key("k"));
    cache.find(key("nothing"));
    read(cache, Digest.of(bundle));
    CacheStats stats = cache.stats();
    assertEquals(
        Map.of(
            EntryKind.RAW, new Share(2, 2048),
            EntryKind.BUNDLE, new Share(1, Files.size(fixture.blobFile(bundle))),
            EntryKind.ACTION, new Share(1, Files.size(fixture.actionFile(key("k"))))),
        stats.kinds());
    assertEquals(4, stats.total().entries());
    assertEquals(Map.of(CacheStats.Age.HOUR, stats.total()), stats.ages());
    assertEquals(new CacheStats.Session(1, 1, 1, 0, 4), stats.session());
    assertEquals(4, rows());
    assertEquals("wal", pragma("journal_mode"));
  }

  @Test
  void theIndexFollowsTheFolder() throws Exception {
    DiskCache cache = fixture.open();
    Digest gone = aged(cache, 1, Duration.ofHours(3));
    Digest read = aged(cache, 2, Duration.ofHours(3));
    long before = cache.stats().oldestAccess();
    assertEquals(fixture.now.minus(Duration.ofHours(3)).toEpochMilli(), before);
    assertEquals(Map.of(CacheStats.Age.DAY, new Share(2, 2048)), cache.stats().ages());
    cache.discard(gone);
    read(cache, read);
    assertEquals(fixture.now.toEpochMilli(), cache.stats().oldestAccess());
    assertEquals(1, rows());
  }

  @Test
  void aDamagedIndexIsSetAsideAndRebuiltFromTheFolder() throws Exception {
    DiskCache cache = fixture.open();
    for (int i = 0; i < 300; i++) {
      store(cache, BlobKind.RAW, bytes(i, 100));
    }
    cache.maintain();
    byte[] good = Files.readAllBytes(fixture.root.resolve("index.db"));
    assertTrue(good.length > 20_000);
    byte[] body = good.clone();
    java.util.Arrays.fill(body, 4096, good.length, (byte) 0x5a);
    byte[] truncated = java.util.Arrays.copyOf(good, 5000);
    for (byte[] bad : new byte[][] {"no database at all".repeat(99).getBytes(), body, truncated}) {
      fixture.events.clear();
      Files.write(fixture.root.resolve("index.db"), bad);
      assertEquals(300, cache.stats().total().entries());
      assertEquals(300, rows());
      assertArrayEquals(bad, Files.readAllBytes(fixture.root.resolve("index.db.damaged")));
      assertTrue(fixture.notices().contains("it is rebuilt"), fixture.notices());
    }
  }

  @Test
  void anIndexOfAnotherSchemaIsSetAside() throws Exception {
    DiskCache cache = fixture.open();
    store(cache, BlobKind.RAW, bytes(1, 10));
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("CREATE TABLE entries (something TEXT)");
      statement.executeUpdate("PRAGMA user_version = 7");
    }
    assertEquals(1, cache.stats().total().entries());
    assertEquals(1, rows());
  }

  @Test
  void anIndexWithoutItsTableIsRebuilt() throws Exception {
    DiskCache cache = fixture.open();
    store(cache, BlobKind.RAW, bytes(1, 10));
    cache.maintain();
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("DROP TABLE entries");
    }
    assertEquals(1, cache.stats().total().entries());
    assertEquals(1, rows());
  }

  @Test
  void statsWorkWhereTheIndexCannotBeOpened() throws IOException {
    DiskCache cache = fixture.open();
    store(cache, BlobKind.RAW, bytes(1, 1000));
    Files.createDirectories(fixture.root.resolve("index.db/in/the/way"));
    assertEquals(Map.of(EntryKind.RAW, new Share(1, 1024)), cache.stats().kinds());
    assertEquals(Optional.of(0), cache.maintain());
  }

  private String pragma(String name) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("PRAGMA " + name)) {
      return value.getString(1);
    }
  }
}
