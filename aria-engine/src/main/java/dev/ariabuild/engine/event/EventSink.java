package dev.ariabuild.engine.event;

/** Takes events. Implementations are thread-safe: modules may be built side by side. */
@FunctionalInterface
public interface EventSink {
  /** Forgets everything. */
  EventSink NONE = event -> {};

  /** Takes one event; never throws. */
  void emit(BuildEvent event);
}
