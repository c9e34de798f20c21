package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * L1: the most recently used bundles and results in memory, up to a number of bytes. Large raw
 * files are left to the layers behind it.
 */
public final class MemoryLayer implements CacheLayer {
  static final int MOST_RESULTS = 10_000;

  /** What objects take besides texts, about. */
  private static final int RESULT_BYTES = 400;

  private static final int OUTPUT_BYTES = 200;
  private static final int CHANGE_BYTES = 100;

  private final long limit;
  private final LinkedHashMap<ActionKey, ActionResult> results =
      new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<Digest, byte[]> blobs = new LinkedHashMap<>(16, 0.75f, true);
  private long usedByBlobs;
  private long usedByResults;

  /** How much memory a kept result takes, in bytes, about; 0 if it is not kept. */
  synchronized long weighs(ActionKey key) {
    ActionResult result = results.get(key);
    return result == null ? 0 : weight(result);
  }

  private static long weight(ActionResult result) {
    long bytes = RESULT_BYTES;
    for (OutputEntry output : result.outputs()) {
      bytes += OUTPUT_BYTES + output.path().length();
    }
    for (Map.Entry<String, List<String>> change : result.delta().changes().entrySet()) {
      for (String value : change.getValue()) {
        bytes += CHANGE_BYTES + change.getKey().length() + value.length();
      }
    }
    return bytes;
  }

  /**
   * An empty layer.
   *
   * @param limit bytes of blobs and results it may hold, results up to a quarter of it; 0 keeps no
   *     blob
   */
  public MemoryLayer(long limit) {
    this.limit = limit;
  }

  @Override
  public Origin origin() {
    return Origin.MEMORY;
  }

  @Override
  public synchronized Optional<InputStream> open(Digest digest) {
    return Optional.ofNullable(blobs.get(digest)).map(ByteArrayInputStream::new);
  }

  @Override
  public void store(Digest digest, BlobKind kind, BlobSource source) throws IOException {
    if (kind == BlobKind.RAW) {
      return;
    }
    Optional<byte[]> digested = source.digested();
    if (digested.isPresent()) {
      keep(digest, digested.get());
      return;
    }
    try (InputStream in = source.open()) {
      byte[] bytes = in.readAllBytes();
      if (!Digest.of(bytes).equals(digest)) {
        throw new IOException("blob " + digest.hex() + " does not hash to its name");
      }
      keep(digest, bytes);
    }
  }

  private synchronized void keep(Digest digest, byte[] bytes) {
    if (bytes.length > limit / 4 || blobs.put(digest, bytes) != null) {
      return;
    }
    usedByBlobs += bytes.length;
    makeRoom();
  }

  private void makeRoom() {
    Iterator<ActionResult> results = this.results.values().iterator();
    while ((this.results.size() > MOST_RESULTS || usedByResults > limit / 4) && results.hasNext()) {
      usedByResults -= weight(results.next());
      results.remove();
    }
    Iterator<byte[]> blobs = this.blobs.values().iterator();
    while (usedByBlobs + usedByResults > limit && blobs.hasNext()) {
      usedByBlobs -= blobs.next().length;
      blobs.remove();
    }
  }

  @Override
  public synchronized void discard(Digest digest) {
    byte[] gone = blobs.remove(digest);
    usedByBlobs -= gone == null ? 0 : gone.length;
  }

  @Override
  public synchronized Optional<ActionResult> find(ActionKey key) {
    Optional<ActionResult> result = Optional.ofNullable(results.get(key));
    return result.filter(this::complete);
  }

  private boolean complete(ActionResult result) {
    return !result.bundled().contains(false)
        && result.bundle().map(blobs::containsKey).orElse(true);
  }

  @Override
  public synchronized void record(ActionKey key, ActionResult result) {
    if (!result.bundled().contains(false)) {
      forget(key);
      results.put(key, result);
      usedByResults += weight(result);
      makeRoom();
    }
  }

  @Override
  public synchronized void forget(ActionKey key) {
    ActionResult gone = results.remove(key);
    usedByResults -= gone == null ? 0 : weight(gone);
  }

  @Override
  public synchronized void close() {
    blobs.clear();
    results.clear();
    usedByBlobs = 0;
    usedByResults = 0;
  }
}
