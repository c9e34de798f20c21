package dev.ariabuild.engine.schedule;

/** What becomes of the others when a module fails. */
public enum OnFailure {
  /** No other module begins; those that have begun go on. */
  FAIL_FAST,
  /** Modules that need the failed one are left out, all others are built. */
  FAIL_AT_END,
  /** All others are built, also those that need it. */
  FAIL_NEVER
}
