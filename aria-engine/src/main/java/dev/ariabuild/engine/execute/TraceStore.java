package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the traces of one module between builds. Failures are events, never exceptions. */
public interface TraceStore {
  /** All traces; empty if there are none or they cannot be read. */
  Map<ActionId, Trace> load();

  /** The traces of the same module in other checkouts, newest first; none if nobody knows. */
  default List<Map<ActionId, Trace>> elsewhere() {
    return List.of();
  }

  /** Replaces all traces, atomically. */
  void save(Collection<Trace> traces);

  /** Changes whenever anybody saves traces; empty if there are none, or it cannot be told. */
  default String stamp() {
    return "";
  }

  /** Whether the last build of this module never came to its end. */
  boolean interrupted();

  /** Notes that outputs are about to be changed. */
  void markInterrupted();

  /** Notes that outputs and traces agree again. */
  void clearInterrupted();
}
