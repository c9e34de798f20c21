package dev.ariabuild.engine.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryLayerTest {
  private MemoryLayer layer = new MemoryLayer(400);

  private static byte[] bytes(int name, int size) {
    byte[] bytes = new byte[size];
    bytes[0] = (byte) name;
    return bytes;
  }

  private Digest store(int name, int size) throws IOException {
    byte[] bytes = bytes(name, size);
    layer.store(Digest.of(bytes), BlobKind.BUNDLE, () -> new ByteArrayInputStream(bytes));
    return Digest.of(bytes);
  }

  private static ActionKey key(int i) {
    return new ActionKey(Digest.ofUtf8("key " + i));
  }

  private static ActionResult result(Optional<Digest> bundle, boolean bundled) {
    OutputEntry entry = new OutputEntry("x", OutputEntry.Kind.FILE, Digest.ofUtf8("x"), 1);
    return new ActionResult(List.of(entry), bundle, List.of(bundled), ProjectDelta.NONE);
  }

  @Test
  void theBlobThatWasNotReadForLongestGoesFirst() throws IOException {
    Digest[] blobs = new Digest[5];
    for (int i = 0; i < 4; i++) {
      blobs[i] = store(i, 100);
    }
    assertTrue(layer.open(blobs[0]).isPresent());
    blobs[4] = store(4, 100);
    assertTrue(layer.open(blobs[0]).isPresent());
    assertFalse(layer.open(blobs[1]).isPresent());
    assertTrue(layer.open(blobs[4]).isPresent());
  }

  @Test
  void bytesThatWereDigestedAreTakenAsTheyAreOthersOnlyIfTheyAreWhatTheySay() throws IOException {
    byte[] bytes = bytes(1, 100);
    layer.store(Digest.of(bytes), BlobKind.BUNDLE, BlobSource.ofDigested(bytes));
    assertArrayEquals(bytes, layer.open(Digest.of(bytes)).orElseThrow().readAllBytes());

    Digest another = Digest.ofUtf8("another");
    assertThrows(
        IOException.class,
        () -> layer.store(another, BlobKind.BUNDLE, () -> new ByteArrayInputStream(bytes)));
    assertFalse(layer.open(another).isPresent());
  }

  @Test
  void storingAndDiscardingAgainAndAgainNeverLosesCount() throws IOException {
    for (int i = 0; i < 100; i++) {
      Digest blob = store(1, 100);
      store(1, 100);
      layer.discard(blob);
      layer.discard(blob);
    }
    Digest[] blobs = {store(1, 100), store(2, 100), store(3, 100), store(4, 100)};
    for (Digest blob : blobs) {
      assertTrue(layer.open(blob).isPresent());
    }
  }

  @Test
  void largeAndRawBlobsAreNotKept() throws IOException {
    assertFalse(layer.open(store(1, 101)).isPresent());
    byte[] raw = bytes(2, 10);
    layer.store(Digest.of(raw), BlobKind.RAW, () -> new ByteArrayInputStream(raw));
    assertFalse(layer.open(Digest.of(raw)).isPresent());
  }

  @Test
  void aBlobThatDoesNotHashToItsNameIsNotKept() {
    Digest other = Digest.ofUtf8("other");
    assertThrows(
        IOException.class,
        () -> layer.store(other, BlobKind.BUNDLE, () -> new ByteArrayInputStream(new byte[1])));
    assertFalse(layer.open(other).isPresent());
  }

  @Test
  void aResultIsFoundOnlyWithAllItsBytes() throws IOException {
    layer = new MemoryLayer(100_000);
    Digest bundle = store(1, 100);
    layer.record(key(1), result(Optional.of(bundle), true));
    assertTrue(layer.find(key(1)).isPresent());
    layer.discard(bundle);
    assertFalse(layer.find(key(1)).isPresent());
    store(1, 100);
    layer.record(key(2), result(Optional.of(bundle), false));
    assertFalse(layer.find(key(2)).isPresent());
    layer.forget(key(1));
    assertFalse(layer.find(key(1)).isPresent());
  }

  @Test
  void resultsAreBoundedToo() throws IOException {
    layer = new MemoryLayer(100_000_000);
    ActionResult result = result(Optional.of(store(1, 1)), true);
    for (int i = 0; i <= MemoryLayer.MOST_RESULTS; i++) {
      layer.record(key(i), result);
    }
    assertFalse(layer.find(key(0)).isPresent());
    assertEquals(Optional.of(result), layer.find(key(1)));
  }

  @Test
  void everythingTogetherStaysBelowTheLimitWhateverIsKept() throws IOException {
    long limit = 1_000_000;
    MemoryLayer bounded = new MemoryLayer(limit);
    java.util.Random random = new java.util.Random(7);
    List<Digest> blobs = new java.util.ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] blob = new byte[1 + random.nextInt(20_000)];
      random.nextBytes(blob);
      Digest digest = Digest.of(blob);
      blobs.add(digest);
      bounded.store(digest, BlobKind.BUNDLE, () -> new ByteArrayInputStream(blob));
      bounded.record(key(i), large(digest, i, 1 + random.nextInt(300)));
    }
    long kept = 0;
    for (int i = 0; i < 300; i++) {
      Optional<java.io.InputStream> blob = bounded.open(blobs.get(i));
      kept += blob.isPresent() ? blob.get().readAllBytes().length : 0;
      kept += bounded.weighs(key(i));
    }
    assertTrue(kept <= limit, kept + " bytes are kept");
    assertTrue(kept > limit / 2, "only " + kept + " bytes are kept");
  }

  @Test
  void manyLargeResultsDoNotPushAllBlobsOut() throws IOException {
    MemoryLayer bounded = new MemoryLayer(1_000_000);
    byte[] blob = bytes(1, 100_000);
    bounded.store(Digest.of(blob), BlobKind.BUNDLE, () -> new ByteArrayInputStream(blob));
    for (int i = 0; i < 200; i++) {
      bounded.record(key(i), large(Digest.of(blob), i, 300));
    }
    assertTrue(bounded.open(Digest.of(blob)).isPresent());
    assertTrue(bounded.find(key(199)).isPresent());
    assertFalse(bounded.find(key(0)).isPresent());
  }

  /** A result with that many outputs in one bundle. */
  private static ActionResult large(Digest bundle, int number, int outputs) {
    List<OutputEntry> entries = new java.util.ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      String path = "target/classes/example/part" + number + "/Thing" + i + ".class";
      entries.add(new OutputEntry(path, OutputEntry.Kind.FILE, bundle, path.length()));
    }
    return new ActionResult(
        entries,
        Optional.of(bundle),
        java.util.Collections.nCopies(outputs, true),
        ProjectDelta.NONE);
  }
}
