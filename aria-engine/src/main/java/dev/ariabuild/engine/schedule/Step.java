package dev.ariabuild.engine.schedule;

/** What is to be done next with a module. */
public sealed interface Step<M> {
  /** The module. */
  M module();

  /** It begins. */
  record Start<M>(M module) implements Step<M> {}

  /** It was held, all modules above it have come to a good end, and it goes on. */
  record GoOn<M>(M module) implements Step<M> {}

  /** It was held, but a module above it came to no good end: it has to stop where it stands. */
  record Cancel<M>(M module) implements Step<M> {}

  /** It never begins. */
  record Skip<M>(M module) implements Step<M> {}
}
