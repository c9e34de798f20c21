package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.worker.Compilations;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What compilations of several builds in one process share: compiler processes that are warm, and
 * the last state of each goal of each module. What is written to disk can wait until the classes
 * are. Thread-safe.
 */
public final class CompileMemory implements AutoCloseable {
  private final Workers workers = Workers.ofManyBuilds();
  private final Map<Path, Known> states = new HashMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean patient;

  private record Known(ActionKey key, ModuleState state) {}

  /** The compiler processes. */
  public Compilations compilations() {
    return workers;
  }

  /** From now on, what is to be kept on disk waits until {@link #writeAll} is called. */
  public synchronized void holdBack() {
    patient = true;
  }

  /** Writes what waits, and holds nothing back any more. */
  public void writeAll() {
    Deque<Runnable> all;
    synchronized (this) {
      all = new ArrayDeque<>(waiting);
      waiting.clear();
      patient = false;
    }
    all.forEach(Runnable::run);
  }

  /** Writes now or later; true if later. */
  synchronized boolean later(Runnable writing) {
    if (patient) {
      waiting.add(writing);
    }
    return patient;
  }

  synchronized Optional<ModuleState> find(Path dir, ActionKey key) {
    Known known = states.get(dir);
    return known != null && known.key().equals(key) ? Optional.of(known.state()) : Optional.empty();
  }

  synchronized void keep(Path dir, ActionKey key, ModuleState state) {
    states.put(dir, new Known(key, state));
  }

  synchronized void forget(Path dir) {
    states.remove(dir);
  }

  /** Ends the processes, when all is written. */
  @Override
  public void close() {
    writeAll();
    workers.close();
  }
}
