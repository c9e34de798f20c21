package dev.ariabuild.maven.plugin.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What changes, in batches: files of the work tree as the system tells them, single files outside
 * of it as they are looked at once a second. One thread asks; any may {@link #stop}.
 */
final class Changes implements AutoCloseable {
  private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  private sealed interface Signal {
    record Changed(Path path, boolean fresh) implements Signal {}

    record Lost(String why) implements Signal {}

    record Stop() implements Signal {}
  }

  /** Made beforehand: when the process ends, classes may not be loaded any more. */
  private static final Signal STOP = new Signal.Stop();

  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Set<Path> passing = new HashSet<>();
  private final Gathering gathering = new Gathering(passing);
  private final Polled polled = new Polled();
  private final Set<Path> putOff = new HashSet<>();
  private ToLongFunction<Path> patience = any -> 0;
  private long putOffUntil;
  private @Nullable FileChanges watching;
  private @Nullable Watched watched;
  private @Nullable String lost;
  private volatile boolean stopping;

  /**
   * Watches this from now on, and single files as before.
   *
   * @throws IOException if the system does not let us
   */
  void watch(Watched next, Collection<Path> files) throws IOException {
    polled.add(files);
    if (watching != null && next.equals(watched)) {
      return;
    }
    FileChanges before = watching;
    watching = FileChanges.of(next, this::saw, why -> signals.add(new Signal.Lost(why)));
    if (before != null) {
      before.close();
    }
    if (watched != null && !watched.roots().containsAll(next.roots())) {
      lost = "there are other modules"; // of which nobody watched some while they were built
    }
    watched = next;
  }

  /** Puts off what changes from now on by these nanoseconds, where they are not 0. */
  void putsOff(ToLongFunction<Path> nanos) {
    patience = nanos;
  }

  /** A path changed; fresh if nothing was there before. For other threads. */
  void saw(Path path, boolean fresh) {
    signals.add(new Signal.Changed(path, fresh));
  }

  /** Ends all waiting. For other threads. */
  void stop() {
    stopping = true;
    signals.add(STOP);
  }

  boolean isStopping() {
    return stopping;
  }

  /** Waits until a batch is over; false if there is none because the session is to end. */
  boolean await() throws InterruptedException {
    return await(Gathering.QUIET_NANOS);
  }

  /** Waits until it is worth while to begin with a batch to which more may come. */
  boolean awaitBrief() throws InterruptedException {
    return await(Gathering.BRIEF_NANOS);
  }

  private boolean await(long quietOfFew) throws InterruptedException {
    while (!stopping) {
      long left = gathering.nanosLeft(System.nanoTime(), quietOfFew);
      if (left == 0 || lost != null) {
        return true;
      }
      Signal signal = signals.poll(Math.min(left, POLL_NANOS), TimeUnit.NANOSECONDS);
      take(signal);
      if (gathering.isEmpty()) {
        long now = System.nanoTime();
        if (signal == null) {
          polled.changed().forEach(path -> gathering.saw(path, now));
        }
        if (!putOff.isEmpty() && now - putOffUntil >= 0) {
          putBack(List.copyOf(putOff));
          putOff.clear();
        }
      }
    }
    return false;
  }

  /** Whether another batch begins at once, as when somebody saves one file after the other. */
  boolean goOn() throws InterruptedException {
    take(signals.poll(SETTLE_NANOS, TimeUnit.NANOSECONDS));
    return !gathering.isEmpty() && !stopping;
  }

  private void take(@Nullable Signal signal) {
    if (signal instanceof Signal.Changed changed) {
      saw(changed, gathering);
    } else if (signal instanceof Signal.Lost dropped) {
      lost = dropped.why();
    }
  }

  private void saw(Signal.Changed changed, Gathering batch) {
    long nanos = patience.applyAsLong(changed.path());
    if (nanos > 0) {
      putOff(Set.of(changed.path()), nanos);
    } else {
      batch.saw(changed.path(), changed.fresh(), System.nanoTime());
    }
  }

  /** The batch so far, without waiting. */
  Set<Path> peek() {
    for (Signal signal = signals.poll(); signal != null; signal = signals.poll()) {
      take(signal);
    }
    return gathering.peek(Files::exists);
  }

  /** A build begins, which reads also what was put off. */
  void areRead() {
    putOff.clear();
  }

  /** The batch; the next one begins. */
  Set<Path> take() {
    return gathering.take(Files::exists);
  }

  /** Why changes may have been missed; only once. */
  Optional<String> lost() {
    Optional<String> why = Optional.ofNullable(lost);
    lost = null;
    return why;
  }

  /** What changed since the last batch, as far as it is told, without waiting. */
  Set<Path> meanwhile() {
    Gathering meanwhile = new Gathering(passing);
    List<Signal> waiting = new ArrayList<>();
    signals.drainTo(waiting);
    for (Signal signal : waiting) {
      if (signal instanceof Signal.Changed changed) {
        saw(changed, meanwhile);
      } else {
        take(signal);
      }
    }
    Set<Path> paths = meanwhile.take(Files::exists);
    Watched now = watched; // a module that has just come brought its build directory along
    paths.removeIf(path -> now != null && !polled.files().contains(path) && !now.counts(path));
    return paths;
  }

  /** These are a batch of their own after this time at the latest, unless they are read before. */
  void putOff(Collection<Path> paths, long nanos) {
    long until = System.nanoTime() + nanos;
    boolean first = putOff.isEmpty();
    if (putOff.addAll(paths)) {
      putOffUntil = first || until - putOffUntil < 0 ? until : putOffUntil;
    }
  }

  /** What changed so far need not be told: it is about to be read. */
  void forget() {
    meanwhile();
    polled.changed();
    take();
    areRead();
    lost = null;
  }

  /** Opens a batch again with what it held. */
  void putBack(Collection<Path> batch) {
    gathering.putBack(batch, System.nanoTime());
  }

  /** Nothing is watched any more, until it is again. */
  @Override
  public void close() throws IOException {
    if (watching != null) {
      watching.close();
    }
    watching = null;
  }
}
