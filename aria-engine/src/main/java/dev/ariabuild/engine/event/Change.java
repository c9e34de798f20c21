package dev.ariabuild.engine.event;

/**
 * One input that differed from the last execution.
 *
 * @param input its name, such as {@code parameter release} or {@code source src/main/java/a/A.java}
 * @param before what it was; {@code (absent)} if it is new
 * @param after what it is; {@code (absent)} if it is gone
 */
public record Change(String input, String before, String after) {
  /** Stands for an input that is not there. */
  public static final String ABSENT = "(absent)";

  @Override
  public String toString() {
    return input + ": " + before + " -> " + after;
  }
}
