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

import dev.ariabuild.cache.codec.Compression;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are not what was stored never come back. */
class DamagedBlobsTest extends DiskCacheCase {
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
