package dev.ariabuild.engine.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.scenario.FakeDiskLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredCacheTest {
  private static final byte[] BYTES = "content".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.of(BYTES);
  private static final ActionKey KEY = new ActionKey(Digest.ofUtf8("key"));
  private static final ActionResult RESULT =
      new ActionResult(
          List.of(new OutputEntry("x", OutputEntry.Kind.FILE, DIGEST, BYTES.length)),
          Optional.of(DIGEST),
          List.of(true),
          ProjectDelta.NONE);

  private @TempDir Path dir;
  private final List<BuildEvent> events = new CopyOnWriteArrayList<>();
  private FakeDiskLayer near;
  private FakeDiskLayer far;

  @BeforeEach
  void twoLayers() throws IOException {
    near = new FakeDiskLayer(dir.resolve("near"), Origin.DISK);
    far = new FakeDiskLayer(dir.resolve("far"), Origin.REMOTE);
  }

  private LayeredCache cache() {
    return new LayeredCache(List.of(near, far), events::add);
  }

  private long count(Kind kind) {
    return events.stream()
        .filter(event -> event instanceof CacheActivity activity && activity.kind() == kind)
        .count();
  }

  private static LayeredCache.Blob blob(BlobKind kind, BlobSource source) {
    return new LayeredCache.Blob(DIGEST, kind, source, BYTES.length);
  }

  private static BlobSource good() {
    return () -> new ByteArrayInputStream(BYTES);
  }

  @Test
  void whatIsStoredIsInAllLayersOnceItIsClosed() throws IOException {
    try (LayeredCache cache = cache()) {
      cache.store(KEY, RESULT, List.of(blob(BlobKind.BUNDLE, good())));
    }
    for (FakeDiskLayer layer : List.of(near, far)) {
      assertEquals(Optional.of(RESULT), layer.find(KEY));
      assertTrue(layer.open(DIGEST).isPresent());
    }
    assertEquals(2, count(Kind.STORE));
  }

  @Test
  void aLayerThatStoresLaterTellsThatItself() {
    LaterLayer later = new LaterLayer();
    try (LayeredCache cache = new LayeredCache(List.of(near, later), events::add)) {
      cache.store(KEY, RESULT, List.of(blob(BlobKind.BUNDLE, good())), Duration.ofSeconds(3));
      assertEquals(Optional.of("it is not trusted"), cache.refusal(KEY));
    }
    assertEquals(Duration.ofSeconds(3), later.took);
    assertEquals(1, count(Kind.STORE), "of the near layer");
  }

  private static final class LaterLayer extends OddLayer {
    Duration took = Duration.ZERO;

    @Override
    public void store(Digest digest, BlobKind kind, BlobSource source) {}

    @Override
    public boolean keep(ActionKey key, ActionResult result, Duration took) {
      this.took = took;
      return false;
    }

    @Override
    public Optional<String> refusal(ActionKey key) {
      return Optional.of("it is not trusted");
    }
  }

  @Test
  void whatAFarLayerHasIsFilledIntoTheNearOne() throws IOException {
    far.store(DIGEST, BlobKind.BUNDLE, good());
    far.record(KEY, RESULT);
    try (LayeredCache cache = cache()) {
      assertEquals(Origin.REMOTE, cache.find(KEY).orElseThrow().from());
      assertArrayEquals(BYTES, cache.bytes(DIGEST).orElseThrow());
      assertEquals(Origin.DISK, cache.find(KEY).orElseThrow().from());
    }
    assertTrue(near.open(DIGEST).isPresent());
  }

  @Test
  void aCopiedFileIsFilledIntoTheNearLayer() throws IOException {
    far.store(DIGEST, BlobKind.RAW, good());
    Path file = dir.resolve("file");
    try (LayeredCache cache = cache()) {
      assertTrue(cache.copy(DIGEST, file));
    }
    assertArrayEquals(BYTES, Files.readAllBytes(file));
    assertTrue(near.open(DIGEST).isPresent());
  }

  @Test
  void aBrokenLayerIsToldOnceAndNotAskedAgain() throws IOException {
    far.store(DIGEST, BlobKind.BUNDLE, good());
    far.record(KEY, RESULT);
    near.broken(true);
    try (LayeredCache cache = cache()) {
      for (int i = 0; i < 3; i++) {
        assertTrue(cache.find(KEY).isPresent());
        assertTrue(cache.bytes(DIGEST).isPresent());
        cache.store(KEY, RESULT, List.of(blob(BlobKind.BUNDLE, good())));
      }
    }
    assertEquals(1, near.calls());
    assertEquals(1, count(Kind.BROKEN));
  }

  @Test
  void aLayerThatBreaksWhileStoringIsToldOnceAndNotAskedAgain() {
    near.broken(true);
    try (LayeredCache cache = cache()) {
      for (int i = 0; i < 3; i++) {
        cache.store(KEY, RESULT, List.of(blob(BlobKind.BUNDLE, good())));
      }
    }
    assertEquals(1, near.calls());
    assertEquals(1, count(Kind.BROKEN));
    assertEquals(3, count(Kind.STORE));
  }

  @Test
  void anUncheckedExceptionBreaksALayerAsWell() {
    CacheLayer odd = new OddLayer();
    try (LayeredCache cache = new LayeredCache(List.of(odd), events::add)) {
      assertFalse(cache.find(KEY).isPresent());
      assertFalse(cache.bytes(DIGEST).isPresent());
      cache.store(KEY, RESULT, List.of());
    }
    assertEquals(1, count(Kind.BROKEN));
  }

  @Test
  void aDamagedBlobIsDiscardedAndTakenFromTheNextLayer() throws IOException {
    near.store(DIGEST, BlobKind.BUNDLE, good());
    far.store(DIGEST, BlobKind.BUNDLE, good());
    Files.writeString(near.blob(DIGEST), "c0ntent");
    try (LayeredCache cache = cache()) {
      assertArrayEquals(BYTES, cache.bytes(DIGEST).orElseThrow());
    }
    assertArrayEquals(BYTES, Files.readAllBytes(near.blob(DIGEST)));
    assertEquals(1, count(Kind.DAMAGED));
  }

  @Test
  void whatIsDamagedEverywhereIsMissing() throws IOException {
    near.store(DIGEST, BlobKind.RAW, good());
    Files.writeString(near.blob(DIGEST), "");
    try (LayeredCache cache = cache()) {
      assertFalse(cache.copy(DIGEST, dir.resolve("file")));
      assertFalse(cache.bytes(DIGEST).isPresent());
    }
    assertFalse(Files.exists(near.blob(DIGEST)));
  }

  @Test
  void aFileThatChangedBeforeItWasStoredBreaksNoLayer() throws IOException {
    Path changed = Files.writeString(dir.resolve("changed"), "other");
    Path gone = dir.resolve("gone");
    for (Path file : List.of(changed, gone)) {
      try (LayeredCache cache = cache()) {
        cache.store(KEY, RESULT, List.of(blob(BlobKind.RAW, () -> Files.newInputStream(file))));
      }
    }
    assertEquals(0, count(Kind.BROKEN));
    assertEquals(List.of(), near.results());
    assertEquals(List.of(), near.blobs());
  }

  @Test
  void whatComesAfterTheEndIsNotKept() {
    LayeredCache cache = cache();
    cache.close();
    cache.store(KEY, RESULT, List.of());
    assertEquals(0, count(Kind.STORE));
  }

  @Test
  void aForgottenResultIsForgottenEverywhere() throws IOException {
    near.record(KEY, RESULT);
    far.record(KEY, RESULT);
    try (LayeredCache cache = cache()) {
      cache.forget(KEY);
      assertFalse(cache.find(KEY).isPresent());
    }
    assertEquals(1, count(Kind.MISS));
  }

  private static class OddLayer implements CacheLayer {
    @Override
    public Origin origin() {
      return Origin.REMOTE;
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
      throw new IllegalStateException("odd");
    }

    @Override
    public void store(Digest digest, BlobKind kind, BlobSource source) {
      throw new IllegalStateException("odd");
    }

    @Override
    public void discard(Digest digest) {
      throw new IllegalStateException("odd");
    }

    @Override
    public Optional<ActionResult> find(ActionKey key) {
      throw new IllegalStateException("odd");
    }

    @Override
    public void record(ActionKey key, ActionResult result) {
      throw new IllegalStateException("odd");
    }

    @Override
    public void forget(ActionKey key) {
      throw new IllegalStateException("odd");
    }

    @Override
    public void close() {}
  }
}
