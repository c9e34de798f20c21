package dev.ariabuild.engine.event;

import java.util.Locale;

/** Why an action ran, or did not. Each has a sentence for people. */
public enum Cause {
  /** All inputs and outputs are as the last execution left them. */
  UNCHANGED("inputs and outputs are unchanged"),
  /** Something upstream executed, but what this action reads of it is the same. */
  CUT_OFF("what it reads of the changed upstream is unchanged"),
  /** The same inputs were built before; the outputs were taken from there. */
  CACHED("the same inputs were built before"),
  /** There is no record of an earlier execution here, and none in the cache. */
  NO_TRACE("there is no record of an earlier execution"),
  /** At least one input differs from the last execution. */
  INPUT_CHANGED("inputs changed"),
  /** Outputs are missing or were altered, and the cache does not have them. */
  OUTPUT_CHANGED("outputs are missing or were altered"),
  /** A cache entry was found but could not be used. */
  CACHE_DAMAGED("the cache entry is damaged"),
  /** The last execution ended with a result that must not be reused, such as failing tests. */
  NOT_REUSABLE("the last result must not be reused"),
  /** No descriptor says what the goal reads and writes. */
  NO_DESCRIPTOR("no descriptor says what this goal reads and writes"),
  /** The goal's effect lies outside the module, such as install and deploy. */
  ALWAYS_RUNS("this goal always takes effect"),
  /** A parameter that the descriptor does not know may name files. */
  UNKNOWN_PARAMETER("a parameter is not described"),
  /** An input could not be read or evaluated. */
  UNREADABLE_INPUT("an input could not be read"),
  /** An input is different at every build, such as a time stamp. */
  VOLATILE_INPUT("an input differs at every build"),
  /** The user's configuration told the goal to do nothing. */
  USER_SKIPPED("the configuration says to skip it"),
  /** Reading from caches and traces was switched off. */
  READ_OFF("reading was switched off"),
  /** The mojo failed. */
  FAILED("it failed");

  private final String sentence;

  Cause(String sentence) {
    this.sentence = sentence;
  }

  /** The word used in JSON, such as {@code input-changed}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Lower-case clause for people. */
  public String sentence() {
    return sentence;
  }
}
