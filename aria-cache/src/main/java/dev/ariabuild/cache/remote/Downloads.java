package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.folder.IoErrors;
import dev.ariabuild.cache.remote.Allowance.Attempt;
import dev.ariabuild.cache.remote.Gate.Way;
import dev.ariabuild.cache.remote.RemoteEntry.Sealed;
import dev.ariabuild.cache.remote.RemoteEntry.StoredBlob;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.config.RemoteCache;
import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds results and fetches what they need. Does not know where that is kept. */
final class Downloads {
  /** Beyond what may be lost, a download goes on for so long if it is worth that (nanoseconds). */
  private static final long LONGEST_BONUS = TimeUnit.SECONDS.toNanos(30);

  /** How often a download that goes on is looked at (nanoseconds). */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  private final RemoteStore store;
  private final NearBlobs near;
  private final RemoteCache config;
  private final Requests requests;
  private final Allowance allowance;
  private final Gate gate;
  private final Refusals refusals;
  private final Counts counts;
  private final Signatures signatures;
  private final Rate rate = new Rate();

  Downloads(
      RemoteStore store,
      NearBlobs near,
      RemoteCache config,
      Requests requests,
      Allowance allowance,
      Gate gate,
      Refusals refusals,
      Counts counts) {
    this.store = store;
    this.near = near;
    this.config = config;
    this.requests = requests;
    this.allowance = allowance;
    this.gate = gate;
    this.refusals = refusals;
    this.counts = counts;
    this.signatures = new Signatures(config.trusted());
  }

  /** What came is not what it should be. */
  private static final class Rubbish extends IOException {
    private static final long serialVersionUID = 1L;

    Rubbish(String message) {
      super(message);
    }
  }

  /** The result of this key, all its blobs being here; empty if there is none, or not in time. */
  Optional<ActionResult> find(ActionKey key) {
    if (!gate.isOpen(Way.READ) || refusals.isBad(key)) {
      return Optional.empty();
    }
    Attempt attempt = allowance.begin();
    Optional<RemoteEntry> found = Optional.empty();
    try {
      for (String scope : config.scopes()) {
        found = find(key, scope, attempt);
        if (found.isPresent()) {
          break;
        }
      }
    } catch (RemoteFailure e) {
      gate.failed(Way.READ, e, attempt.elapsed());
    } catch (IOException e) {
      gate.notKept(IoErrors.describe(e));
    }
    if (found.isPresent()) {
      attempt.gained(found.get().took().toNanos());
    } else {
      attempt.lost();
    }
    if (allowance.left() <= 0) {
      gate.spent(allowance.waited());
    }
    return found.map(RemoteEntry::result);
  }

  /** A result of one scope; why it is not used is noted. */
  private Optional<RemoteEntry> find(ActionKey key, String scope, Attempt attempt)
      throws IOException {
    try {
      Optional<byte[]> bytes = entry(RemoteEntry.name(scope, key), attempt);
      if (bytes.isEmpty()) {
        gate.worked(Way.READ);
        return Optional.empty();
      }
      Sealed sealed = parse(bytes.get(), key, scope);
      Optional<String> objection = signatures.objection(sealed.payload(), sealed.signature());
      if (objection.isPresent()) {
        refusals.notTrusted(key, objection.get());
        gate.worked(Way.READ);
        return Optional.empty();
      }
      boolean complete = fetch(sealed.entry(), attempt);
      gate.worked(Way.READ);
      return complete ? Optional.of(sealed.entry()) : Optional.empty();
    } catch (Rubbish e) {
      String why = String.valueOf(e.getMessage());
      refusals.damaged(key, why);
      gate.sentRubbish("its results are damaged, the last one because " + why, attempt.elapsed());
      return Optional.empty();
    }
  }

  private Optional<byte[]> entry(String name, Attempt attempt) throws IOException {
    Optional<byte[]> bytes =
        requests.perform(
            progress -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
              return store.get(name, RemoteEntry.LONGEST, progress.through(out), config.timeout())
                  ? Optional.of(out.toByteArray())
                  : Optional.<byte[]>empty();
            },
            progress -> attempt.left());
    bytes.ifPresent(got -> counts.downloaded(got.length));
    return bytes;
  }

  private static Sealed parse(byte[] bytes, ActionKey key, String scope) throws Rubbish {
    try {
      return RemoteEntry.parse(bytes, key, scope);
    } catch (IOException e) {
      throw new Rubbish(e.getMessage() == null ? "it ends early" : e.getMessage());
    }
  }

  private record Missing(StoredBlob blob, long plainSize) {}

  /** Fetches what is not here yet; false if it is better not to. */
  private boolean fetch(RemoteEntry entry, Attempt attempt) throws IOException {
    List<Missing> missing = missing(entry);
    long size = missing.stream().mapToLong(m -> m.blob().size()).sum();
    long bonus = Math.min(entry.took().toNanos(), LONGEST_BONUS);
    for (Missing each : missing) {
      if (each.blob().size() > config.largest()) {
        refusals.notWanted(
            entry.key(), CacheMessage.REMOTE_TOO_LARGE.with(each.blob().size(), config.largest()));
        return false;
      }
    }
    long expected = rate.nanosFor(size);
    if (expected > bonus + attempt.left() / 2) {
      refusals.notWanted(
          entry.key(),
          CacheMessage.REMOTE_NOT_WORTH.with(seconds(expected), seconds(entry.took().toNanos())));
      return false;
    }
    long before = attempt.elapsed();
    long done = 0;
    for (Missing each : missing) {
      fetch(entry, each, attempt, new OnTrack(attempt, before, done, size, bonus));
      done += each.blob().size();
    }
    rate.saw(size, attempt.elapsed() - before);
    return true;
  }

  private static String seconds(long nanos) {
    return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos)) + " s";
  }

  /**
   * As long as time may be lost; after that, as long as the result will be here before it could
   * have been made.
   */
  private record OnTrack(Attempt attempt, long before, long done, long size, long bonus)
      implements Requests.Patience {
    @Override
    public long left(Progress progress) {
      if (attempt.left() > 0) {
        return attempt.left();
      }
      long got = done + progress.bytes();
      double whole = (double) (attempt.elapsed() - before) * size / Math.max(1, got);
      return before + whole <= attempt.granted() + bonus ? LOOK : 0;
    }
  }

  private List<Missing> missing(RemoteEntry entry) throws Rubbish {
    List<Missing> missing = new ArrayList<>();
    for (Map.Entry<Digest, Long> need : RemoteEntry.needs(entry.result()).entrySet()) {
      if (!near.contains(need.getKey())) {
        StoredBlob blob =
            entry.blobs().stream()
                .filter(b -> b.digest().equals(need.getKey()))
                .findFirst()
                .orElseThrow(() -> new Rubbish("it does not say where one of its blobs is"));
        missing.add(new Missing(blob, need.getValue()));
      }
    }
    return missing;
  }

  private void fetch(RemoteEntry entry, Missing missing, Attempt attempt, OnTrack patience)
      throws IOException {
    StoredBlob blob = missing.blob();
    boolean right =
        requests.perform(
            progress ->
                near.receive(
                    blob.digest(),
                    missing.plainSize(),
                    out -> pull(RemoteEntry.name(entry.scope(), blob), blob, progress, out)),
            patience);
    if (!right) {
      throw new Rubbish("one of its blobs is another than it says");
    }
    counts.downloaded(blob.size());
  }

  private void pull(String name, StoredBlob blob, Progress progress, OutputStream out)
      throws IOException {
    DigestOutputStream checked = new DigestOutputStream(progress.through(out), Sha256.newDigest());
    if (!store.get(name, blob.size(), checked, config.timeout())) {
      throw new Rubbish("one of its blobs is not there");
    }
    String found = HexFormat.of().formatHex(checked.getMessageDigest().digest());
    if (progress.bytes() != blob.size() || !found.equals(blob.sha256())) {
      throw new Rubbish("one of its blobs is damaged");
    }
  }
}
