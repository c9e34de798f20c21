package dev.ariabuild.cache;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.cache.codec.Compression;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cache in a folder of its own, with each kind of compression. */
abstract class DiskCacheCase {
  static final int LARGE = 5 << 20;
  @TempDir Path temp;
  CacheFixture fixture;

  @BeforeEach
  void makeFixture() {
    fixture = new CacheFixture(temp.resolve("cache"));
  }

  void use(Compression compression) {
    assumeTrue(
        compression != Compression.PURE_JAVA || Runtime.version().feature() < 24,
        "pure java is not silent on this jdk");
    fixture.compression = compression;
  }
}
