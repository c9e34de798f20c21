package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.cache.codec.Compression;
import dev.ariabuild.cache.folder.CacheUnavailable;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskCacheTest {
  private static final int LARGE = 5 << 20;

  @TempDir Path temp;
  private CacheFixture fixture;

  @BeforeEach
  void makeFixture() {
    fixture = new CacheFixture(temp.resolve("cache"));
  }

  private void use(Compression compression) {
    assumeTrue(
        compression != Compression.PURE_JAVA || Runtime.version().feature() < 24,
        "pure java is not silent on this jdk");
    fixture.compression = compression;
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void blobsOfEachKindAndSizeComeBack(Compression compression) throws IOException {
    use(compression);
    DiskCache cache = fixture.open();
    for (BlobKind kind : BlobKind.values()) {
      for (int size : new int[] {0, 1, 70_000, LARGE}) {
        byte[] content = bytes(size + kind.ordinal(), size);
        assertArrayEquals(content, read(cache, store(cache, kind, content)).orElseThrow());
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
  void bytesThatDoNotHashToTheDigestAreNotKept() throws IOException {
    DiskCache cache = fixture.open();
    Digest wrong = Digest.ofUtf8("other");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                cache.store(
                    wrong, BlobKind.BUNDLE, () -> new ByteArrayInputStream(new byte[] {1})));
    assertEquals(
        "blob "
            + wrong.shortHex()
            + " is not kept: its bytes hash to "
            + Digest.of(new byte[] {1}).shortHex()
            + "; the file changed while it was stored",
        e.getMessage());
    assertEquals(Optional.empty(), cache.open(wrong));
    assertEquals(List.of(), fixture.leftInTmp());
  }

  @ParameterizedTest
  @EnumSource(BlobKind.class)
  void aWriteThatFailsHalfWayLeavesNothing(BlobKind kind) throws IOException {
    DiskCache cache = fixture.open();
    Digest digest = Digest.of(bytes(1, 1 << 20));
    IOException e =
        assertThrows(
            IOException.class,
            () -> cache.store(digest, kind, () -> new FailingInput("No space left on device")));
    assertEquals(
        "cannot keep blob "
            + digest.shortHex()
            + " in cache folder "
            + fixture.root
            + ": No space left on device; free some space there, or set ARIA_CACHE_DIR to another"
            + " folder",
        e.getMessage());
    assertEquals(Optional.empty(), cache.open(digest));
    assertEquals(List.of(), fixture.leftInTmp());
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

  @ParameterizedTest
  @EnumSource(BlobKind.class)
  void aTruncatedBlobIsMissingAndTheNextStoreHealsIt(BlobKind kind) throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 10_000);
    Digest digest = store(cache, kind, content);
    byte[] stored = Files.readAllBytes(fixture.blobFile(content));
    for (int length : new int[] {0, 10, 24, stored.length / 2, stored.length - 1}) {
      Files.write(fixture.blobFile(content), java.util.Arrays.copyOf(stored, length));
      assertEquals(Optional.empty(), cache.open(digest), "length " + length);
      assertFalse(Files.exists(fixture.blobFile(content)));
      store(cache, kind, content);
      assertArrayEquals(content, read(cache, digest).orElseThrow());
    }
    assertTrue(fixture.notices().contains("was damaged and is removed"), fixture.notices());
  }

  @Test
  void aTruncatedBlobDoesNotStopTheStoreThatHealsIt() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 10_000);
    store(cache, BlobKind.RAW, content);
    Files.write(fixture.blobFile(content), new byte[100]);
    assertArrayEquals(content, read(cache, store(cache, BlobKind.RAW, content)).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"BEST", "PURE_JAVA"})
  void noFlippedByteOfASmallBundleGivesOtherBytes(Compression compression) throws IOException {
    use(compression);
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 300);
    Digest digest = store(cache, BlobKind.BUNDLE, content);
    byte[] stored = Files.readAllBytes(fixture.blobFile(content));
    for (int i = 0; i < stored.length; i++) {
      byte[] bad = stored.clone();
      bad[i] ^= 0x11;
      Files.write(fixture.blobFile(content), bad);
      try {
        Optional<byte[]> got = read(cache, digest);
        assertTrue(got.isEmpty() || Digest.of(got.get()).equals(digest), "byte " + i);
      } catch (IOException e) {
        assertFalse(Files.exists(fixture.blobFile(content)), "byte " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"BEST", "PURE_JAVA"})
  void damageDeepInALargeBundleEndsTheStreamAndRemovesTheFile(Compression compression)
      throws IOException {
    use(compression);
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, LARGE);
    Digest digest = store(cache, BlobKind.BUNDLE, content);
    byte[] stored = Files.readAllBytes(fixture.blobFile(content));
    stored[stored.length - 2] ^= 1; // in the content checksum: only the end of the stream can tell
    Files.write(fixture.blobFile(content), stored);
    assertThrows(IOException.class, () -> read(cache, digest));
    assertEquals(Optional.empty(), cache.open(digest));
    store(cache, BlobKind.BUNDLE, content);
    assertArrayEquals(content, read(cache, digest).orElseThrow());
  }

  @Test
  void aLargeBundleThatGrowsBeyondItsHeaderIsDamaged() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, LARGE + 10);
    Digest digest = store(cache, BlobKind.BUNDLE, content);
    byte[] stored = Files.readAllBytes(fixture.blobFile(content));
    java.nio.ByteBuffer.wrap(stored).putLong(8, LARGE);
    Files.write(fixture.blobFile(content), stored);
    assertThrows(IOException.class, () -> read(cache, digest));
    assertFalse(Files.exists(fixture.blobFile(content)));
  }

  @Test
  void aDamagedResultIsMissingAndRemoved() throws IOException {
    DiskCache cache = fixture.open();
    cache.record(key("k"), result("a.class", bytes(1, 3)));
    Path file = fixture.actionFile(key("k"));
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      assertEquals(Optional.empty(), cache.find(key("k")), "byte " + i);
      assertFalse(Files.exists(file));
    }
    for (int length = 0; length < good.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(good, length));
      assertEquals(Optional.empty(), cache.find(key("k")), "length " + length);
    }
    Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
    assertEquals(Optional.empty(), cache.find(key("k")));
  }

  @Test
  void aResultUnderAnotherKeyIsNoAnswer() throws IOException {
    DiskCache cache = fixture.open();
    cache.record(key("k"), result("a.class", bytes(1, 3)));
    Path other = fixture.actionFile(key("other"));
    Files.createDirectories(other.getParent());
    Files.copy(fixture.actionFile(key("k")), other);
    assertEquals(Optional.empty(), cache.find(key("other")));
    assertTrue(fixture.notices().contains("belongs to another key"), fixture.notices());
    assertTrue(cache.find(key("k")).isPresent());
  }

  @Test
  void aFolderOfANewerAriaIsRefusedWithAWayOut() throws IOException {
    fixture.open();
    Files.writeString(fixture.root.resolve("FORMAT"), "aria-cache 2\nwhatever\n");
    CacheUnavailable e = assertThrows(CacheUnavailable.class, () -> fixture.open());
    assertEquals(
        "cache folder "
            + fixture.root
            + " has layout 2, but this version of aria knows layouts up to 1; upgrade aria, or"
            + " set ARIA_CACHE_DIR to another folder",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "aria-cache x", "aria-cache -3"})
  void aDamagedFormatFileIsWrittenAnew(String content) throws IOException {
    byte[] blob = bytes(1, 10);
    Digest digest = store(fixture.open(), BlobKind.RAW, blob);
    Files.writeString(fixture.root.resolve("FORMAT"), content);
    assertArrayEquals(blob, read(fixture.open(), digest).orElseThrow());
    assertEquals("aria-cache 1\n", Files.readString(fixture.root.resolve("FORMAT")));
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefusedWithAWayOut() throws IOException {
    Files.writeString(fixture.root, "a file");
    CacheUnavailable e = assertThrows(CacheUnavailable.class, () -> fixture.open());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("cache folder " + fixture.root + " cannot be used: "), message);
    assertTrue(
        message.endsWith("; make it writable, or set ARIA_CACHE_DIR to another folder"), message);
  }

  @Test
  void aFolderThatTakesNoFilesStillServesReads() throws IOException {
    byte[] content = bytes(1, 10);
    Digest digest = store(fixture.open(), BlobKind.RAW, content);
    Files.delete(fixture.root.resolve("tmp"));
    Files.writeString(fixture.root.resolve("tmp"), "in the way");
    DiskCache cache = fixture.open();
    assertArrayEquals(content, read(cache, digest).orElseThrow());
    for (var failing :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> store(cache, BlobKind.RAW, bytes(2, 10)),
            () -> cache.record(key("k"), result("a", content)))) {
      String message = String.valueOf(assertThrows(IOException.class, failing).getMessage());
      assertTrue(message.startsWith("cannot keep "), message);
      assertTrue(message.contains("cache folder " + fixture.root), message);
    }
    cache.close();
  }

  @Test
  void aVanishedFolderIsMadeAgainByTheNextStore() throws IOException {
    DiskCache cache = fixture.open();
    Files.delete(fixture.root.resolve("tmp"));
    Files.delete(fixture.root.resolve("content"));
    byte[] content = bytes(1, 10);
    assertArrayEquals(content, read(cache, store(cache, BlobKind.RAW, content)).orElseThrow());
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
  void aReaderThatIsInterruptedDamagesNothing() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, LARGE);
    Digest digest = store(cache, BlobKind.BUNDLE, content);
    try (InputStream in = cache.open(digest).orElseThrow()) {
      in.read();
      Thread.currentThread().interrupt();
      assertThrows(IOException.class, in::readAllBytes);
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertArrayEquals(content, read(cache, digest).orElseThrow());
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

  private static final class FailingInput extends InputStream {
    private final String message;
    private int left = 500_000;

    FailingInput(String message) {
      this.message = message;
    }

    @Override
    public int read() throws IOException {
      if (left-- <= 0) {
        throw new IOException(message);
      }
      return left & 0x7f;
    }
  }
}
