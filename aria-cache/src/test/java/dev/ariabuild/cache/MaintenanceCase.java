package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.store;

import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cache folder with entries of any age. */
abstract class MaintenanceCase {
  @TempDir Path temp;
  CacheFixture fixture;

  @BeforeEach
  void makeFixture() {
    fixture = new CacheFixture(temp.resolve("cache"));
  }

  /** Stores a raw blob of 1000 bytes plus header, read that long ago. */
  Digest aged(DiskCache cache, int seed, Duration age) throws IOException {
    byte[] content = bytes(seed, 1000);
    Digest digest = store(cache, BlobKind.RAW, content);
    fixture.age(fixture.blobFile(content), age);
    return digest;
  }

  int rows() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM entries")) {
      return count.getInt(1);
    }
  }

  Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + fixture.root.resolve("index.db"));
  }
}
