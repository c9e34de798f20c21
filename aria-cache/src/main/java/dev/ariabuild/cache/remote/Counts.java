package dev.ariabuild.cache.remote;

import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import java.util.concurrent.atomic.AtomicLong;

/** What was done with the remote cache in this build. Thread-safe. */
final class Counts {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong downloaded = new AtomicLong();
  private final AtomicLong uploads = new AtomicLong();
  private final AtomicLong uploaded = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  void request() {
    requests.incrementAndGet();
  }

  long requests() {
    return requests.get();
  }

  void failure() {
    failures.incrementAndGet();
  }

  void refusal() {
    refused.incrementAndGet();
  }

  void downloaded(long bytes) {
    downloaded.addAndGet(bytes);
  }

  void uploadedResult() {
    uploads.incrementAndGet();
  }

  void uploaded(long bytes) {
    uploaded.addAndGet(bytes);
  }

  void dropped(long results) {
    dropped.addAndGet(results);
  }

  RemoteUse use(long waitedNanos) {
    return new RemoteUse(
        requests.get(),
        failures.get(),
        refused.get(),
        downloaded.get(),
        uploads.get(),
        uploaded.get(),
        dropped.get(),
        waitedNanos / 1_000_000);
  }
}
