package dev.ariabuild.engine.event;

import java.util.Locale;

/** How an action ended. */
public enum Outcome {
  /** It ran, wholly. */
  EXECUTED,
  /** It ran on the part that was affected. */
  EXECUTED_INCREMENTALLY,
  /** Its trace verified: inputs and outputs are as its last execution left them. */
  UP_TO_DATE,
  /** Its outputs came from a cache. */
  RESTORED,
  /** It always runs, by design or because nothing describes it. */
  BYPASSED,
  /** The user asked for it not to run. */
  SKIPPED,
  /** It ran and failed. */
  FAILED;

  /** The word used in JSON and on the console, such as {@code up-to-date}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
