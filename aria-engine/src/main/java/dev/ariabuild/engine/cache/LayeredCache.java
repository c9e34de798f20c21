package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Layers from near to far as one. What a far layer has is filled back into the nearer ones. A layer
 * that throws counts as a miss, is told once as an event, and is not asked again. Every byte that
 * leaves here was verified against its digest. Thread-safe.
 */
public final class LayeredCache implements ResultLookup, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final List<CacheLayer> layers;
  private final EventSink events;
  private final Set<CacheLayer> broken = ConcurrentHashMap.newKeySet();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "aria-cache-writer");
            thread.setDaemon(true);
            return thread;
          });

  /** Takes the layers, nearest first; {@link #close} closes them. */
  public LayeredCache(List<? extends CacheLayer> layers, EventSink events) {
    this.layers = List.copyOf(layers);
    this.events = events;
  }

  private interface Use<T> {
    T on(CacheLayer layer) throws IOException;
  }

  private <T> Optional<T> attempt(CacheLayer layer, Use<T> use) {
    if (broken.contains(layer)) {
      return Optional.empty();
    }
    try {
      return Optional.of(use.on(layer));
    } catch (IOException | RuntimeException e) {
      broke(layer, e);
      return Optional.empty();
    }
  }

  private void broke(CacheLayer layer, Exception e) {
    if (broken.add(layer)) {
      events.emit(
          new CacheActivity(layer.origin(), Kind.BROKEN, String.valueOf(e.getMessage()), 0));
    }
  }

  @Override
  public Optional<Found> find(ActionKey key) {
    for (CacheLayer layer : layers) {
      Optional<ActionResult> result = attempt(layer, l -> l.find(key)).flatMap(Function.identity());
      if (result.isPresent()) {
        events.emit(new CacheActivity(layer.origin(), Kind.HIT, key.toString(), 0));
        nearerThan(layer, near -> near.record(key, result.get()));
        return Optional.of(new Found(result.get(), layer.origin()));
      }
    }
    if (!layers.isEmpty()) {
      CacheLayer last = layers.get(layers.size() - 1);
      events.emit(new CacheActivity(last.origin(), Kind.MISS, key.toString(), 0));
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> refusal(ActionKey key) {
    return layers.stream().flatMap(layer -> layer.refusal(key).stream()).findFirst();
  }

  private interface Fill {
    void into(CacheLayer layer) throws IOException;
  }

  private void nearerThan(CacheLayer far, Fill fill) {
    for (CacheLayer near : layers.subList(0, layers.indexOf(far))) {
      each(near, fill);
    }
  }

  private void each(CacheLayer layer, Fill fill) {
    attempt(
        layer,
        l -> {
          fill.into(l);
          return true;
        });
  }

  /** The bytes of a blob, verified; empty if no layer has it whole. */
  public Optional<byte[]> bytes(Digest digest) {
    for (CacheLayer layer : layers) {
      Optional<InputStream> in = attempt(layer, l -> l.open(digest)).flatMap(Function.identity());
      if (in.isEmpty()) {
        continue;
      }
      Optional<byte[]> bytes = readAll(in.get()).filter(b -> Digest.of(b).equals(digest));
      if (bytes.isPresent()) {
        nearerThan(
            layer, near -> near.store(digest, BlobKind.BUNDLE, BlobSource.ofDigested(bytes.get())));
        return bytes;
      }
      damaged(layer, digest);
    }
    return Optional.empty();
  }

  private static Optional<byte[]> readAll(InputStream in) {
    try (in) {
      return Optional.of(in.readAllBytes());
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /**
   * Writes a blob to a file, verified.
   *
   * @return false if no layer has it whole; the file may then hold anything
   * @throws IOException if the file cannot be written
   */
  public boolean copy(Digest digest, Path file) throws IOException {
    for (CacheLayer layer : layers) {
      Optional<InputStream> in = attempt(layer, l -> l.open(digest)).flatMap(Function.identity());
      if (in.isEmpty()) {
        continue;
      }
      if (copyVerified(in.get(), digest, file)) {
        nearerThan(
            layer, near -> near.store(digest, BlobKind.RAW, () -> Files.newInputStream(file)));
        return true;
      }
      damaged(layer, digest);
    }
    return false;
  }

  private static boolean copyVerified(InputStream in, Digest digest, Path file) throws IOException {
    Hasher hasher = new Hasher();
    byte[] buffer = new byte[BUFFER];
    try (in;
        OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        int count;
        try {
          count = in.read(buffer);
        } catch (IOException damaged) {
          return false;
        }
        if (count < 0) {
          return hasher.digest().equals(digest);
        }
        hasher.addRaw(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    }
  }

  private void damaged(CacheLayer layer, Digest digest) {
    events.emit(new CacheActivity(layer.origin(), Kind.DAMAGED, digest.hex(), 0));
    each(layer, l -> l.discard(digest));
  }

  /** A blob to be stored with a result. */
  public record Blob(Digest digest, BlobKind kind, BlobSource source, long size) {}

  /** Keeps a result and its blobs in all layers, in the background. */
  public void store(ActionKey key, ActionResult result, List<Blob> blobs) {
    store(key, result, blobs, Duration.ZERO);
  }

  /**
   * Keeps a result and its blobs in all layers, in the background.
   *
   * @param took how long it took to make; zero if that is not known
   */
  public void store(ActionKey key, ActionResult result, List<Blob> blobs, Duration took) {
    List<Blob> copy = List.copyOf(blobs);
    try {
      writer.execute(
          () -> {
            for (CacheLayer layer : layers) {
              storeIn(layer, key, result, copy, took);
            }
          });
    } catch (RejectedExecutionException closed) {
      notKept(key, "the cache is closed");
    }
  }

  private void notKept(ActionKey key, String why) {
    events.emit(new Notice(Notice.Level.DETAIL, "not cached: " + key + ": " + why));
  }

  private void storeIn(
      CacheLayer layer, ActionKey key, ActionResult result, List<Blob> blobs, Duration took) {
    if (broken.contains(layer)) {
      return;
    }
    long bytes = 0;
    try {
      for (Blob blob : blobs) {
        try {
          layer.store(blob.digest(), blob.kind(), blob.source());
        } catch (IOException | RuntimeException e) {
          if (!isAsDigested(blob)) {
            notKept(key, "an output changed before it was stored");
            return;
          }
          throw e;
        }
        bytes += blob.size();
      }
      if (!layer.keep(key, result, took)) {
        return;
      }
    } catch (IOException | RuntimeException e) {
      broke(layer, e);
      return;
    }
    events.emit(new CacheActivity(layer.origin(), Kind.STORE, key.toString(), bytes));
  }

  /**
   * Whether a blob that could not be stored was not at fault. Its file may have changed, or gone.
   */
  private static boolean isAsDigested(Blob blob) {
    Hasher hasher = new Hasher();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = blob.source().open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hasher.addRaw(buffer, 0, n);
      }
      return hasher.digest().equals(blob.digest());
    } catch (IOException e) {
      return false;
    }
  }

  /** Forgets a result everywhere. */
  public void forget(ActionKey key) {
    layers.forEach(layer -> each(layer, l -> l.forget(key)));
  }

  /** Waits for what is still being stored, up to two minutes, and closes the layers. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(2, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (CacheLayer layer : layers) {
      try {
        layer.close();
      } catch (IOException e) {
        events.emit(
            new CacheActivity(layer.origin(), Kind.BROKEN, String.valueOf(e.getMessage()), 0));
      }
    }
  }
}
