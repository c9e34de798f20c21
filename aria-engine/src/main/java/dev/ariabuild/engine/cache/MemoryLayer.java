package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * L1: the most recently used bundles and results in memory, up to a number of bytes. Large raw
 * files are left to the layers behind it.
 */
public final class MemoryLayer implements CacheLayer {
  static final int MOST_RESULTS = 10_000;

  private final long limit;
  private final Map<ActionKey, ActionResult> results =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ActionKey, ActionResult> eldest) {
          return size() > MOST_RESULTS;
        }
      };
  private final LinkedHashMap<Digest, byte[]> blobs = new LinkedHashMap<>(16, 0.75f, true);
  private long used;

  /**
   * An empty layer.
   *
   * @param limit bytes of blobs it may hold; 0 keeps nothing
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
    used += bytes.length;
    Iterator<Map.Entry<Digest, byte[]>> oldest = blobs.entrySet().iterator();
    while (used > limit && oldest.hasNext()) {
      used -= oldest.next().getValue().length;
      oldest.remove();
    }
  }

  @Override
  public synchronized void discard(Digest digest) {
    byte[] gone = blobs.remove(digest);
    used -= gone == null ? 0 : gone.length;
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
      results.put(key, result);
    }
  }

  @Override
  public synchronized void forget(ActionKey key) {
    results.remove(key);
  }

  @Override
  public synchronized void close() {
    blobs.clear();
    results.clear();
    used = 0;
  }
}
