package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import java.util.Collection;
import java.util.Map;

/** Keeps the traces of one module between builds. Failures are events, never exceptions. */
public interface TraceStore {
  /** All traces; empty if there are none or they cannot be read. */
  Map<ActionId, Trace> load();

  /** Replaces all traces, atomically. */
  void save(Collection<Trace> traces);

  /** Whether the last build of this module never came to its end. */
  boolean interrupted();

  /** Notes that outputs are about to be changed. */
  void markInterrupted();

  /** Notes that outputs and traces agree again. */
  void clearInterrupted();
}
