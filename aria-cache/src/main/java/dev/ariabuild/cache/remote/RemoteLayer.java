package dev.ariabuild.cache.remote;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.BlobSource;
import dev.ariabuild.engine.cache.CacheLayer;
import dev.ariabuild.engine.config.RemoteCache;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * L3: what other machines have built. A result is found only once all its blobs lie, verified, on
 * this machine; so this layer itself hands out no blob. Stores are put in a queue. Never throws,
 * and never costs more than its {@link Allowance}.
 */
public final class RemoteLayer implements CacheLayer {
  private final RemoteStore store;
  private final RemoteOptions options;
  private final Counts counts = new Counts();
  private final Gate gate;
  private final Allowance allowance;
  private final Requests requests;
  private final Refusals refusals;
  private final Downloads downloads;
  private final Uploads uploads;
  private final AtomicBoolean closed = new AtomicBoolean();

  RemoteLayer(RemoteStore store, NearBlobs near, RemoteOptions options) {
    this.store = store;
    this.options = options;
    RemoteCache config = options.config();
    this.allowance = new Allowance(options.allowance(), options.ticker());
    this.requests =
        new Requests(config.retries(), config.timeout().toNanos(), options.ticker(), counts);
    this.gate =
        new Gate(
            store.place(),
            config.download(),
            config.upload(),
            options.allowance().toNanos() / 4,
            options.events(),
            counts);
    this.refusals = new Refusals(options.events(), counts);
    this.downloads =
        new Downloads(store, near, config, requests, allowance, gate, refusals, counts);
    this.uploads = new Uploads(store, near, options, requests, gate, refusals, counts);
  }

  /**
   * The layer that the user configured. Opens no connection.
   *
   * @param near where blobs are kept on this machine
   * @param version of Aria
   */
  public static RemoteLayer open(
      RemoteCache config, NearBlobs near, EventSink events, String version) {
    HttpStore store = new HttpStore(config.address(), config.login(), "aria/" + version);
    return new RemoteLayer(
        store,
        near,
        new RemoteOptions(config, RemoteOptions.ALLOWANCE, Ticker.SYSTEM, events, version));
  }

  @Override
  public Origin origin() {
    return Origin.REMOTE;
  }

  @Override
  public Optional<ActionResult> find(ActionKey key) {
    return downloads.find(key);
  }

  /** Whether it is still asked. */
  boolean asks() {
    return gate.isOpen(Gate.Way.READ);
  }

  @Override
  public Optional<String> refusal(ActionKey key) {
    return refusals.of(key);
  }

  /** Takes it in the queue; that it was stored is told when it was. */
  @Override
  public boolean keep(ActionKey key, ActionResult result, Duration took) {
    uploads.add(key, result, took);
    return false;
  }

  @Override
  public void record(ActionKey key, ActionResult result) {
    keep(key, result, Duration.ZERO);
  }

  /** What is there is not asked for any more, and written over by the next store. */
  @Override
  public void forget(ActionKey key) {
    refusals.forget(key);
  }

  @Override
  public Optional<InputStream> open(Digest digest) {
    return Optional.empty();
  }

  /** Blobs are taken from this machine when their result is stored. */
  @Override
  public void store(Digest digest, BlobKind kind, BlobSource source) {}

  @Override
  public void discard(Digest digest) {}

  /**
   * Waits for what is still being stored: as long as time may be lost, and the time that the user
   * adds to it. What is not stored by then is dropped. Tells what was done.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Allowance.Attempt wait = allowance.begin();
    uploads.close(Math.max(0, wait.granted()) + options.config().uploadWait().toNanos());
    wait.lost();
    requests.close();
    store.close();
    RemoteUse use = counts.use(allowance.waited());
    if (!use.equals(RemoteUse.NONE)) {
      options.events().emit(use);
    }
  }
}
