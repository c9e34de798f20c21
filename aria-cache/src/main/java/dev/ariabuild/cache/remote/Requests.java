package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.remote.RemoteFailure.Kind;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has requests done by other threads, so that whoever waits can give up: no time limit of a
 * connection holds against names that are not resolved, or bytes that drip. Tries again what may
 * work then. Knows no protocol.
 */
final class Requests implements AutoCloseable {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final int retries;
  private final long timeout;
  private final Ticker ticker;
  private final Counts counts;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "aria-remote");
            thread.setDaemon(true);
            return thread;
          });

  /** What is to be done; streams go through the progress. */
  interface Work<T> {
    T run(Progress progress) throws IOException;
  }

  /** How long it may go on. */
  interface Patience {
    /** Without end, as long as something moves. */
    Patience ENDLESS = progress -> Long.MAX_VALUE;

    /** Nanoseconds; 0 or less: give up now. Asked again when they have passed. */
    long left(Progress progress);
  }

  /**
   * Makes it.
   *
   * @param timeout nanoseconds of silence after which a request is given up
   */
  Requests(int retries, long timeout, Ticker ticker, Counts counts) {
    this.retries = retries;
    this.timeout = timeout;
    this.ticker = ticker;
    this.counts = counts;
  }

  /**
   * Does it.
   *
   * @throws RemoteFailure if the other side failed, at the last try
   * @throws IOException what else the work threw
   */
  <T> T perform(Work<T> work, Patience patience) throws IOException {
    long pause = FIRST_PAUSE;
    for (int tries = 0; ; tries++) {
      Progress progress = new Progress(ticker);
      counts.request();
      try {
        return await(work, progress, patience);
      } catch (RemoteFailure e) {
        counts.failure();
        if (!e.kind().again() || tries >= retries || patience.left(progress) <= pause) {
          throw e;
        }
        pause(pause);
        pause = Math.min(LONGEST_PAUSE, 2 * pause);
      }
    }
  }

  private void pause(long nanos) throws RemoteFailure {
    try {
      ticker.pause(nanos);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private <T> T await(Work<T> work, Progress progress, Patience patience) throws IOException {
    Future<T> result = threads.submit(() -> work.run(progress));
    try {
      while (true) {
        long wait = Math.min(patience.left(progress), timeout - progress.silence());
        if (wait <= 0) {
          throw new RemoteFailure(
              Kind.LATE, progress.bytes() == 0 ? "it does not answer in time" : "it is too slow");
        }
        try {
          return result.get(wait, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          // it may have come further
        }
      }
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      if (!result.isDone()) {
        progress.abandon();
        result.cancel(true);
      }
    }
  }

  private static IOException cause(ExecutionException e) {
    if (e.getCause() instanceof IOException failure) {
      return failure;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IOException(String.valueOf(e.getCause()), e.getCause());
  }

  private static RemoteFailure interrupted() {
    Thread.currentThread().interrupt();
    return new RemoteFailure(Kind.LATE, "the build was interrupted");
  }

  /** Gives up whatever still goes on. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
