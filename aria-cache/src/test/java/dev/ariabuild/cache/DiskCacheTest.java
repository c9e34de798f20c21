package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.codec.Compression;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.BlobSource;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored comes back. */
class DiskCacheTest extends DiskCacheCase {
  @ParameterizedTest
  @EnumSource(Compression.class)
  void blobsOfEachKindAndSizeComeBack(Compression compression) throws IOException {
    use(compression);
    DiskCache cache = fixture.open();
    for (BlobKind kind : BlobKind.values()) {
      for (int size : new int[] {0, 1, 70_000, LARGE}) {
        byte[] content = bytes(size + kind.ordinal(), size);
        assertArrayEquals(content, read(cache, store(cache, kind, content)).orElseThrow());
        byte[] digested = bytes(100 + size + kind.ordinal(), size);
        cache.store(Digest.of(digested), kind, BlobSource.ofDigested(digested));
        assertArrayEquals(digested, read(cache, Digest.of(digested)).orElseThrow());
      }
    }
    assertEquals(Origin.DISK, cache.origin());
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"BEST", "PURE_JAVA"})
  void eachZstdReadsWhatTheOtherWrote(Compression writer) throws IOException {
    use(writer);
    byte[] small = bytes(1, 1000);
    byte[] large = bytes(2, LARGE);
    Digest smallId = store(fixture.open(), BlobKind.BUNDLE, small);
    Digest largeId = store(fixture.open(), BlobKind.BUNDLE, large);
    use(writer == Compression.BEST ? Compression.PURE_JAVA : Compression.BEST);
    assertArrayEquals(small, read(fixture.open(), smallId).orElseThrow());
    assertArrayEquals(large, read(fixture.open(), largeId).orElseThrow());
  }

  @Test
  void aBundleIsCompressedAndAJarIsNot() throws IOException {
    DiskCache cache = fixture.open();
    byte[] bundle = bytes(1, 100_000);
    byte[] jar = bytes(2, 100_000);
    store(cache, BlobKind.BUNDLE, bundle);
    store(cache, BlobKind.RAW, jar);
    assertTrue(Files.size(fixture.blobFile(bundle)) < 50_000);
    assertEquals(100_024, Files.size(fixture.blobFile(jar)));
  }

  @Test
  void whereNoZstdIsSilentACompressedBlobIsMissingUntilItIsStoredRaw() throws IOException {
    byte[] content = bytes(1, 10_000);
    Digest digest = store(fixture.open(), BlobKind.BUNDLE, content);
    fixture.compression = Compression.NONE;
    DiskCache cache = fixture.open();
    assertEquals(Optional.empty(), cache.open(digest));
    assertTrue(Files.exists(fixture.blobFile(content)));
    store(cache, BlobKind.BUNDLE, content);
    assertArrayEquals(content, read(cache, digest).orElseThrow());
    fixture.compression = Compression.BEST;
    assertArrayEquals(content, read(fixture.open(), digest).orElseThrow());
    assertEquals(List.of(), fixture.events);
  }

  @Test
  void missingEntriesAreEmpty() throws IOException {
    DiskCache cache = fixture.open();
    assertEquals(Optional.empty(), cache.open(Digest.ofUtf8("nothing")));
    assertEquals(Optional.empty(), cache.find(key("nothing")));
    cache.discard(Digest.ofUtf8("nothing"));
    cache.forget(key("nothing"));
  }

  @Test
  void resultsComeBackAndAreForgotten() throws IOException {
    DiskCache cache = fixture.open();
    cache.record(key("k"), result("a.class", bytes(1, 3)));
    assertEquals(Optional.of(result("a.class", bytes(1, 3))), fixture.open().find(key("k")));
    cache.record(key("k"), result("b.class", bytes(1, 3)));
    assertEquals(Optional.of(result("b.class", bytes(1, 3))), cache.find(key("k")));
    cache.forget(key("k"));
    assertEquals(Optional.empty(), cache.find(key("k")));
  }

  @Test
  void anExistingBlobIsNotWrittenAgain() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 100);
    Digest digest = store(cache, BlobKind.RAW, content);
    cache.store(
        digest,
        BlobKind.RAW,
        () -> {
          throw new AssertionError("read again");
        });
    assertEquals(1, cache.session().stored());
  }

  @Test
  void concurrentWritersOfTheSameBlobAllSucceed() throws Exception {
    byte[] content = bytes(1, 200_000);
    Digest digest = Digest.of(content);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      DiskCache shared = fixture.open();
      Callable<byte[]> job =
          () -> {
            store(shared, BlobKind.BUNDLE, content);
            return read(shared, digest).orElseThrow();
          };
      for (Future<byte[]> done : pool.invokeAll(java.util.Collections.nCopies(32, job))) {
        assertArrayEquals(content, done.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(List.of(), fixture.leftInTmp());
  }

  @Test
  void aReadRenewsTheTimeOnlyWhenItIsOld() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 10);
    Digest digest = store(cache, BlobKind.RAW, content);
    Path file = fixture.blobFile(content);
    fixture.age(file, Duration.ofMinutes(10));
    FileTime before = Files.getLastModifiedTime(file);
    read(cache, digest);
    assertEquals(before, Files.getLastModifiedTime(file));
    fixture.age(file, Duration.ofMinutes(40));
    read(cache, digest);
    assertEquals(fixture.now.toEpochMilli(), Files.getLastModifiedTime(file).toMillis());
  }

  @Test
  void aBuildThatOnlyReadsOpensNoIndex() throws IOException {
    byte[] content = bytes(1, 10);
    Digest digest = store(fixture.open(), BlobKind.RAW, content);
    try (DiskCache cache = fixture.open()) {
      read(cache, digest);
    }
    assertFalse(Files.exists(fixture.root.resolve("index.db")));
  }
}
