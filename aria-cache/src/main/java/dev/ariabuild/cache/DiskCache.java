package dev.ariabuild.cache;

import dev.ariabuild.cache.codec.ZstdCodec;
import dev.ariabuild.cache.disk.ActionStore;
import dev.ariabuild.cache.disk.BlobStore;
import dev.ariabuild.cache.disk.DamageReport;
import dev.ariabuild.cache.disk.Recency;
import dev.ariabuild.cache.disk.Verification;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheInUse;
import dev.ariabuild.cache.folder.CacheUnavailable;
import dev.ariabuild.cache.folder.Checkouts;
import dev.ariabuild.cache.folder.Users;
import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.Maintenance;
import dev.ariabuild.cache.index.Share;
import dev.ariabuild.cache.index.Space;
import dev.ariabuild.cache.index.Upkeep;
import dev.ariabuild.cache.natives.NativeFolder;
import dev.ariabuild.cache.remote.NearBlobs;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.BlobSource;
import dev.ariabuild.engine.cache.CacheLayer;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cache in a folder that all builds of a user share. Look-ups and stores touch nothing but the
 * entry's own file. At most once an hour, and only after a store, {@link #close} has the folder
 * looked after in the background.
 */
public final class DiskCache implements CacheLayer, NearBlobs {
  private final CacheFolder folder;
  private final DiskCacheOptions options;
  private final NativeFolder natives;
  private final Recency recency;
  private final DamageReport damage;
  private final ActionStore unused;
  private final Supplier<Optional<ZstdCodec>> zstd;
  private final BlobStore blobs;
  private final ActionStore actions;
  private final Maintenance maintenance;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong misses = new AtomicLong();
  private final AtomicLong blobsRead = new AtomicLong();
  private final AtomicLong blobsMissing = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private Users.@Nullable Use use;

  private DiskCache(CacheFolder folder, DiskCacheOptions options) {
    this.folder = folder;
    this.options = options;
    this.natives = new NativeFolder(folder);
    this.recency = new Recency(options.clock());
    this.damage = new DamageReport(options.events());
    this.zstd = new Once<>(() -> options.compression().codec(natives));
    this.blobs = new BlobStore(folder, recency, damage, zstd);
    this.actions = new ActionStore(folder, recency, damage, options.version());
    this.unused = new ActionStore(folder, recency.ofNoUse(), damage, options.version());
    this.maintenance =
        new Maintenance(
            folder, unused, natives, options.events(), options.clock(), options.gauge());
  }

  /**
   * Opens the cache in a folder, and makes the folder if it does not exist.
   *
   * @throws CacheUnavailable with a message for people; the build goes on without this layer
   */
  public static DiskCache open(Path folder, DiskCacheOptions options) throws CacheUnavailable {
    return new DiskCache(CacheFolder.open(folder), options);
  }

  /**
   * Tells other processes, until this is closed, that a build uses the folder; and notes what
   * belongs to it. A folder that cannot be written stays as it is.
   */
  public synchronized void beginUse(CacheUse who) {
    try {
      if (use == null) {
        use = new Users(folder).enter(String.valueOf(who.project().getFileName()));
      }
      Path checkout = Checkouts.of(who.project());
      Checkouts.note(folder, checkout, who.checkout());
      recency.touch(checkout);
      if (who.installed().isPresent()) {
        Path version = folder.versions().resolve(options.version());
        Checkouts.note(folder, version, who.installed().get());
      }
    } catch (IOException readOnly) {
      // nothing is stored either
    }
  }

  private synchronized void endUse() {
    Users.@Nullable Use ended = use;
    use = null;
    if (ended != null) {
      try {
        ended.close();
      } catch (IOException e) {
        // its lock is gone with this process
      }
    }
  }

  @Override
  public Origin origin() {
    return Origin.DISK;
  }

  @Override
  public Optional<ActionResult> find(ActionKey key) throws IOException {
    Optional<ActionResult> result = actions.find(key);
    (result.isPresent() ? hits : misses).incrementAndGet();
    return result;
  }

  @Override
  public void record(ActionKey key, ActionResult result) throws IOException {
    actions.record(key, result);
    stored.incrementAndGet();
  }

  @Override
  public void forget(ActionKey key) throws IOException {
    actions.forget(key);
  }

  @Override
  public Optional<InputStream> open(Digest digest) throws IOException {
    Optional<InputStream> blob = blobs.open(digest);
    (blob.isPresent() ? blobsRead : blobsMissing).incrementAndGet();
    return blob;
  }

  /** Whether a blob is there, as far as its header and length tell. Counts as a read. */
  @Override
  public boolean contains(Digest digest) {
    return blobs.contains(digest);
  }

  @Override
  public void store(Digest digest, BlobKind kind, BlobSource source) throws IOException {
    if (blobs.store(digest, kind, source)) {
      stored.incrementAndGet();
    }
  }

  @Override
  public Optional<Path> stored(Digest digest) {
    return blobs.stored(digest);
  }

  @Override
  public boolean receive(Digest digest, long plainSize, Arrival arrival) throws IOException {
    boolean kept = blobs.receive(digest, plainSize, arrival::writeTo);
    if (kept) {
      stored.incrementAndGet();
    }
    return kept;
  }

  @Override
  public void discard(Digest digest) throws IOException {
    blobs.discard(digest);
  }

  /** Where things lie that are neither results nor blobs. */
  public CacheFolder folder() {
    return folder;
  }

  /** What it holds; scans the folder. */
  public CacheStats stats() throws IOException {
    return CacheStats.of(maintenance.entries(), options.clock().millis(), session());
  }

  /** What this process did with it. */
  public CacheStats.Session session() {
    return new CacheStats.Session(
        hits.get(), misses.get(), blobsRead.get(), blobsMissing.get(), stored.get());
  }

  /**
   * Evicts and indexes now, whether it is due or not.
   *
   * @return how many files were evicted; empty if another process is at it
   */
  public Optional<Integer> maintain() throws IOException {
    return maintenance
        .run(options.limits(), options.kept().get(), false)
        .map(upkeep -> (int) upkeep.total().entries());
  }

  /**
   * Evicts and indexes now, and removes blobs that no result names.
   *
   * @return what went; empty if another process is at it
   */
  public Optional<Upkeep> collect() throws IOException {
    return maintenance.run(options.limits(), options.kept().get(), true);
  }

  /** Reads all blobs and results, and removes what is damaged or incomplete. */
  public Verification.Found verify() throws IOException {
    BlobStore unusedBlobs = new BlobStore(folder, recency.ofNoUse(), damage, zstd);
    return new Verification(folder, unusedBlobs, unused, damage).run(Maintenance::blobs);
  }

  /**
   * Removes everything that was kept.
   *
   * @return how much of each kind went
   * @throws CacheInUse if other builds use the folder; nothing was removed then
   */
  public Map<EntryKind, Share> clear() throws IOException {
    return maintenance.clear();
  }

  /** Builds of other processes that use the folder. */
  public List<Users.User> otherUsers() throws IOException {
    return new Users(folder).others();
  }

  /** Room where the folder lies. */
  public Space space() throws IOException {
    return options.gauge().measure(folder.root());
  }

  /**
   * Starts maintenance if something was stored and it is due, and waits for it, but no longer than
   * {@link DiskCacheOptions#patience}: being cut off harms nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (stored.get() > 0 && maintenance.isDue()) {
      lookAfter();
    }
    endUse();
  }

  private void lookAfter() {
    Thread worker = new Thread(this::maintainQuietly, "aria-cache-maintenance");
    worker.setDaemon(true);
    worker.start();
    try {
      long patience = options.patience().toMillis();
      if (patience > 0) {
        worker.join(patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void maintainQuietly() {
    try {
      maintain();
    } catch (IOException | RuntimeException e) {
      // the next round does it; all entries are as good as before
    }
  }
}
