package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.cache.remote.Gate.Way;
import dev.ariabuild.cache.remote.RemoteEntry.StoredBlob;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.config.RemoteCache;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores results in the background, one after the other: the blobs of each, then the result itself,
 * so that nobody finds one without its blobs.
 */
final class Uploads {
  private static final int MOST_WAITING = 2000;

  /** For smaller ones it does not pay to ask whether they are there (bytes). */
  private static final long WORTH_ASKING = 64 << 10;

  private final RemoteStore store;
  private final NearBlobs near;
  private final RemoteOptions options;
  private final RemoteCache config;
  private final Requests requests;
  private final Gate gate;
  private final Refusals refusals;
  private final Counts counts;

  private final Queue<Job> queue = new ArrayDeque<>();
  private final Set<String> stored = new HashSet<>(); // of the worker alone
  private @Nullable Thread worker;
  private boolean busy;
  private boolean stopped;

  private record Job(ActionKey key, ActionResult result, Duration took) {}

  Uploads(
      RemoteStore store,
      NearBlobs near,
      RemoteOptions options,
      Requests requests,
      Gate gate,
      Refusals refusals,
      Counts counts) {
    this.store = store;
    this.near = near;
    this.options = options;
    this.config = options.config();
    this.requests = requests;
    this.gate = gate;
    this.refusals = refusals;
    this.counts = counts;
  }

  /** Will be stored, unless the build ends before, or too many wait. */
  synchronized void add(ActionKey key, ActionResult result, Duration took) {
    if (!config.upload()) {
      return;
    }
    if (stopped || queue.size() >= MOST_WAITING || !gate.isOpen(Way.WRITE)) {
      counts.dropped(1);
      return;
    }
    queue.add(new Job(key, result, took));
    if (worker == null) {
      worker = new Thread(this::work, "aria-remote-upload");
      worker.setDaemon(true);
      worker.start();
    }
    notifyAll();
  }

  /** Waits until all is stored, but no longer than that; the rest is dropped. */
  synchronized void close(long nanos) {
    long end = System.nanoTime() + nanos;
    try {
      while (busy || !queue.isEmpty()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          break;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped = true;
    counts.dropped(queue.size() + (busy ? 1 : 0));
    queue.clear();
    if (worker != null) {
      worker.interrupt();
    }
  }

  private void work() {
    try {
      for (Optional<Job> job = next(); job.isPresent(); job = next()) {
        boolean kept = gate.isOpen(Way.WRITE) && push(job.get());
        synchronized (this) {
          busy = false;
          if (!kept && !stopped) {
            counts.dropped(1);
          }
          notifyAll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Job> next() throws InterruptedException {
    while (queue.isEmpty() && !stopped) {
      wait();
    }
    busy = !stopped;
    return stopped ? Optional.empty() : Optional.of(queue.remove());
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private boolean push(Job job) {
    long begin = options.ticker().nanos();
    try {
      Map<StoredBlob, Path> blobs = blobs(job.result());
      long bytes = 0;
      for (Map.Entry<StoredBlob, Path> blob : blobs.entrySet()) {
        bytes += push(job.key(), blob.getKey(), blob.getValue());
      }
      byte[] entry = entry(job, blobs);
      put(RemoteEntry.name(config.scope(), job.key()), new Bytes(entry));
      bytes += entry.length;
      gate.worked(Way.WRITE);
      counts.uploadedResult();
      options
          .events()
          .emit(
              new CacheActivity(
                  Origin.REMOTE, CacheActivity.Kind.STORE, job.key().toString(), bytes));
      return true;
    } catch (RemoteFailure e) {
      notTaken(job.key(), String.valueOf(e.getMessage()));
      if (e.kind() != RemoteFailure.Kind.TOO_LARGE && !isStopped()) {
        gate.failed(Way.WRITE, e, options.ticker().nanos() - begin);
      }
      return false;
    } catch (IOException e) {
      notTaken(job.key(), IoErrors.describe(e));
      return false;
    } catch (RuntimeException e) {
      notTaken(job.key(), e.toString());
      return false;
    }
  }

  private void notTaken(ActionKey key, String why) {
    String text = CacheMessage.REMOTE_NOT_TAKEN.with(key, why);
    options.events().emit(new Notice(Notice.Level.DETAIL, text));
  }

  private Map<StoredBlob, Path> blobs(ActionResult result) throws IOException {
    Map<StoredBlob, Path> blobs = new LinkedHashMap<>();
    for (Digest digest : RemoteEntry.needs(result).keySet()) {
      Path file =
          near.stored(digest)
              .orElseThrow(() -> new IOException("one of its blobs is not kept here"));
      long size = Files.size(file);
      if (size > config.largest()) {
        throw new IOException("it is larger than [cache.behavior] max_artifact_size");
      }
      blobs.put(new StoredBlob(digest, Sha256.of(file), size), file);
    }
    return blobs;
  }

  private byte[] entry(Job job, Map<StoredBlob, Path> blobs) throws IOException {
    byte[] payload =
        new RemoteEntry(
                job.key(),
                config.scope(),
                options.version(),
                job.took(),
                blobs.keySet().stream().toList(),
                job.result())
            .payload();
    return RemoteEntry.toBytes(payload, config.signing().map(key -> Signatures.sign(key, payload)));
  }

  /** Stores a blob unless it is there already; how many bytes went. */
  private long push(ActionKey key, StoredBlob blob, Path file) throws IOException {
    String name = RemoteEntry.name(config.scope(), blob);
    if (stored.contains(name)) {
      return 0;
    }
    boolean there =
        blob.size() > WORTH_ASKING
            && config.download()
            && !refusals.isBad(key)
            && size(name).equals(OptionalLong.of(blob.size()));
    if (!there) {
      put(name, new StoredFile(file, blob.size()));
    }
    stored.add(name);
    return there ? 0 : blob.size();
  }

  private OptionalLong size(String name) throws IOException {
    return requests.perform(
        progress -> store.size(name, config.timeout()), Requests.Patience.ENDLESS);
  }

  private void put(String name, RemoteStore.Content content) throws IOException {
    if (isStopped()) {
      throw new IOException("the build has ended");
    }
    requests.perform(
        progress -> {
          store.put(name, new Watched(content, progress), config.timeout());
          return true;
        },
        Requests.Patience.ENDLESS);
    counts.uploaded(content.size());
  }

  private record Watched(RemoteStore.Content content, Progress progress)
      implements RemoteStore.Content {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public InputStream open() throws IOException {
      return progress.through(content.open());
    }
  }

  private record StoredFile(Path file, long size) implements RemoteStore.Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }

  private static final class Bytes implements RemoteStore.Content {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
