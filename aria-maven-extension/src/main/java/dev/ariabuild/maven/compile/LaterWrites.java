package dev.ariabuild.maven.compile;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes beside the build what only later builds read, in one thread that begins when it is needed.
 * Where much is waiting, and after the end, whoever adds to it writes himself. Thread-safe.
 */
final class LaterWrites implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("aria");
  private static final int WAITING = 32;
  private static final int IDLE_SECONDS = 5;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread daemon = new Thread(work, "aria-later");
            daemon.setDaemon(true);
            return daemon;
          },
          (work, full) -> work.run());
  private int pending;

  /** Writes soon; a failure is no failure of the build. */
  void add(Runnable writing) {
    begins();
    thread.execute(
        () -> {
          try {
            writing.run();
          } catch (RuntimeException notKept) {
            LOG.warn("aria: what is known of a compilation could not be kept", notKept);
          } finally {
            ends();
          }
        });
  }

  private synchronized void begins() {
    pending++;
  }

  private synchronized void ends() {
    pending--;
    notifyAll();
  }

  /** Waits until all is written that was added before; less if it is interrupted. */
  synchronized void settle() {
    try {
      while (pending > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all is written, and ends the thread. */
  @Override
  public void close() {
    settle();
    thread.shutdown();
  }
}
