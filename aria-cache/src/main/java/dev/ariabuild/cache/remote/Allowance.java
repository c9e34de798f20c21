package dev.ariabuild.cache.remote;

import java.time.Duration;

/**
 * The time that a remote cache may cost a build, as an account. What a look-up that finds nothing
 * takes is lost; one that finds something gives back what it saves: how long the result took to
 * make, less how long it took to get. There is never more in it than at the beginning, so that
 * nothing that was saved earlier can be wasted later. Thread-safe.
 */
final class Allowance {
  private final long full;
  private final Ticker ticker;
  private long left;
  private long waited;

  Allowance(Duration full, Ticker ticker) {
    this.full = full.toNanos();
    this.left = this.full;
    this.ticker = ticker;
  }

  /** Nanoseconds that may still be lost; 0 or less if there are none. */
  synchronized long left() {
    return left;
  }

  /** Nanoseconds that the build waited in all, in vain or not, over all threads. */
  synchronized long waited() {
    return waited;
  }

  /** A look-up begins. */
  Attempt begin() {
    return new Attempt(left());
  }

  private synchronized void book(long elapsed, long saved) {
    waited += elapsed;
    left = Math.min(full, left - elapsed + saved);
  }

  /** One look-up, or one wait. Used by one thread; ends once. */
  final class Attempt {
    private final long granted;
    private final long begin = ticker.nanos();

    private Attempt(long granted) {
      this.granted = granted;
    }

    /** Nanoseconds since it began. */
    long elapsed() {
      return ticker.nanos() - begin;
    }

    /** Nanoseconds that may have been lost when it began. */
    long granted() {
      return granted;
    }

    /** Nanoseconds that it may still take in vain. */
    long left() {
      return granted - elapsed();
    }

    /** It was in vain. */
    void lost() {
      book(elapsed(), 0);
    }

    /** It saved so many nanoseconds of work. */
    void gained(long saved) {
      book(elapsed(), saved);
    }
  }
}
