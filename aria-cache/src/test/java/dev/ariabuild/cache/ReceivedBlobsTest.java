package dev.ariabuild.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.codec.Compression;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs that come from another machine in the form in which they are stored there. */
class ReceivedBlobsTest {
  private static final byte[] BYTES = CacheFixture.bytes(7, 200_000);
  private static final Digest DIGEST = Digest.of(BYTES);

  @TempDir Path folder;

  private byte[] storedElsewhere(BlobKind kind) throws Exception {
    try (DiskCache there = new CacheFixture(folder.resolve("there-" + kind)).open()) {
      CacheFixture.store(there, kind, BYTES);
      return Files.readAllBytes(there.stored(DIGEST).orElseThrow());
    }
  }

  @Test
  void aBlobOfAnotherMachineIsKeptAsItCame() throws Exception {
    for (BlobKind kind : BlobKind.values()) {
      byte[] stored = storedElsewhere(kind);
      try (DiskCache here = new CacheFixture(folder.resolve("here-" + kind)).open()) {
        assertEquals(Optional.empty(), here.stored(DIGEST));
        assertTrue(here.receive(DIGEST, BYTES.length, out -> out.write(stored)));
        assertArrayEquals(BYTES, CacheFixture.read(here, DIGEST).orElseThrow());
        assertArrayEquals(stored, Files.readAllBytes(here.stored(DIGEST).orElseThrow()));
      }
    }
  }

  @Test
  void whatIsNotThatBlobIsNotKept() throws Exception {
    CacheFixture fixture = new CacheFixture(folder.resolve("here"));
    try (DiskCache here = fixture.open()) {
      for (BlobKind kind : BlobKind.values()) {
        byte[] good = storedElsewhere(kind);
        for (int i = 0; i < good.length; i += 1 + i / 3) {
          byte[] bad = good.clone();
          bad[i] ^= 1;
          boolean kindOnly = i == 5; // what kind it is says nothing of its bytes
          assertEquals(
              kindOnly, here.receive(DIGEST, BYTES.length, out -> out.write(bad)), "byte " + i);
          here.discard(DIGEST);
          byte[] cut = Arrays.copyOf(good, i);
          assertFalse(here.receive(DIGEST, BYTES.length, out -> out.write(cut)), "length " + i);
        }
        assertFalse(here.receive(DIGEST, BYTES.length - 1, out -> out.write(good)), "size");
        assertFalse(
            here.receive(Digest.ofUtf8("other"), BYTES.length, out -> out.write(good)), "name");
      }
      assertFalse(here.contains(DIGEST));
      assertEquals(List.of(), fixture.leftInTmp());
    }
  }

  @Test
  void withoutNativeCodeItIsVerifiedAllTheSameAndWithoutZstandardItIsNoDamage() throws Exception {
    byte[] stored = storedElsewhere(BlobKind.BUNDLE);
    if (Runtime.version().feature() < 24) { // from there on there is no such codec
      CacheFixture java = new CacheFixture(folder.resolve("java"));
      java.compression = Compression.PURE_JAVA;
      try (DiskCache here = java.open()) {
        assertFalse(
            here.receive(Digest.ofUtf8("other"), BYTES.length, out -> out.write(stored)), "name");
        assertTrue(here.receive(DIGEST, BYTES.length, out -> out.write(stored)));
      }
    }
    CacheFixture none = new CacheFixture(folder.resolve("none"));
    none.compression = Compression.NONE;
    try (DiskCache here = none.open()) {
      IOException unreadable =
          assertThrows(
              IOException.class,
              () -> here.receive(DIGEST, BYTES.length, out -> out.write(stored)));
      assertEquals("it is compressed, and this JVM has no Zstandard", unreadable.getMessage());
    }
  }

  @Test
  void anArrivalThatBreaksOffLeavesNothing() throws Exception {
    CacheFixture fixture = new CacheFixture(folder.resolve("here"));
    byte[] good = storedElsewhere(BlobKind.RAW);
    try (DiskCache here = fixture.open()) {
      IOException broken =
          assertThrows(
              IOException.class,
              () ->
                  here.receive(
                      DIGEST,
                      BYTES.length,
                      out -> {
                        out.write(good, 0, 1000);
                        throw new IOException("connection reset");
                      }));
      assertEquals("connection reset", broken.getMessage());
      assertFalse(here.contains(DIGEST));
      assertEquals(List.of(), fixture.leftInTmp());
    }
  }
}
