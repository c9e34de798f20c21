package dev.ariabuild.maven.action;

import dev.ariabuild.engine.config.Contracts;

/**
 * What is done to the sources of a module that is only checked.
 *
 * @param contracts what is done about nullness
 * @param inPart whether only what a change reaches is looked at again
 */
public record Checks(Contracts contracts, boolean inPart) {
  /** Version of NullAway. */
  public static final String NULLAWAY = "0.14.3";

  /** Version of Error Prone: the last for JDK 17. */
  public static final String ERROR_PRONE = "2.42.0";

  /** Counts up whenever what a check leaves becomes another. */
  private static final int VERSION = 3;

  /**
   * For the key: a check is never taken for another, nor for a compilation.
   *
   * @param compiles whether it is for a goal that looks at sources
   */
  String key(boolean compiles) {
    String types = "types only " + VERSION;
    return types
        + (contracts == Contracts.RUNTIME || !compiles
            ? ""
            : ", contracts "
                + contracts.text()
                + " nullaway "
                + NULLAWAY
                + " error prone "
                + ERROR_PRONE);
  }
}
