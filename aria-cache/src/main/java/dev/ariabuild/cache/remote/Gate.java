package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.cache.remote.RemoteFailure.Kind;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether the remote cache is still asked, and still stored in, in this build. Each closes for good
 * when it is no use to go on; people are warned once. Thread-safe.
 */
final class Gate {
  /** In a row. */
  private static final int MOST_FAILURES = 3;

  /** Which way. */
  enum Way {
    /** Look-ups and downloads. */
    READ,
    /** Uploads. */
    WRITE
  }

  private final String place;
  private final long slow;
  private final EventSink events;
  private final Counts counts;
  private final boolean[] closed = new boolean[Way.values().length];
  private final int[] failures = new int[Way.values().length];
  private boolean warned;
  private boolean failed;

  /**
   * Makes it.
   *
   * @param slow a request that takes so many nanoseconds in vain did not go well
   */
  Gate(String place, boolean read, boolean write, long slow, EventSink events, Counts counts) {
    this.place = place;
    this.slow = slow;
    this.events = events;
    this.counts = counts;
    closed[Way.READ.ordinal()] = !read;
    closed[Way.WRITE.ordinal()] = !write;
  }

  synchronized boolean isOpen(Way way) {
    return !closed[way.ordinal()];
  }

  /** It did what was asked. */
  synchronized void worked(Way way) {
    failures[way.ordinal()] = 0;
  }

  /** What it sent is damaged, or no entry at all; several in a row are a broken server. */
  void sentRubbish(String what, long nanos) {
    failed(Way.READ, new RemoteFailure(Kind.ODD, what), nanos);
  }

  /**
   * It failed.
   *
   * @param nanos how long that took
   */
  void failed(Way way, RemoteFailure failure, long nanos) {
    synchronized (this) {
      failed |= failure.kind() != Kind.LATE || nanos >= slow;
      failures[way.ordinal()]++;
      if (!failure.kind().lasting() && failures[way.ordinal()] < MOST_FAILURES) {
        return;
      }
    }
    boolean both = failure.kind() == Kind.UNREACHABLE;
    CacheMessage message =
        failure.kind() == Kind.REFUSED
            ? way == Way.WRITE ? CacheMessage.REMOTE_TAKES_NOTHING : CacheMessage.REMOTE_REFUSES
            : way == Way.WRITE && !both
                ? CacheMessage.REMOTE_NOT_STORED
                : CacheMessage.REMOTE_LEFT_ALONE;
    close(
        way, both, message.with(place, String.valueOf(failure.getMessage()), seconds(nanos)), true);
  }

  /**
   * All time that may be lost was lost.
   *
   * @param nanos how much was waited in all
   */
  void spent(long nanos) {
    CacheMessage message = failed ? CacheMessage.REMOTE_SLOW : CacheMessage.REMOTE_NO_GAIN;
    close(Way.READ, false, message.with(place, seconds(nanos), counts.requests()), failed);
  }

  /** What it sends cannot be kept here. */
  void notKept(String why) {
    close(Way.READ, false, CacheMessage.REMOTE_NOT_KEPT.with(place, why), true);
  }

  private void close(Way way, boolean both, String text, boolean warn) {
    boolean first;
    synchronized (this) {
      if (closed[way.ordinal()]) {
        return;
      }
      closed[way.ordinal()] = true;
      if (both) {
        closed[Way.READ.ordinal()] = true;
        closed[Way.WRITE.ordinal()] = true;
      }
      first = warn && !warned;
      warned |= warn;
    }
    if (warn) {
      events.emit(new CacheActivity(Origin.REMOTE, CacheActivity.Kind.BROKEN, text, 0));
    }
    events.emit(new Notice(first ? Notice.Level.WARNING : Notice.Level.DETAIL, text));
  }

  /** Such as {@code 0.3 s}. */
  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / (double) TimeUnit.SECONDS.toNanos(1));
  }
}
