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

  /**
   * Reads the form written by {@link #toString()}. The printed form of the result is always the
   * given text; the parts are the original ones unless an input's name holds {@code ": "} or its
   * old value {@code " -> "}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Change parse(String text) {
    int name = text.indexOf(": ");
    int arrow = name < 0 ? -1 : text.indexOf(" -> ", name + 2);
    if (arrow < 0) {
      throw new IllegalArgumentException("not of the form 'input: old -> new': " + text);
    }
    return new Change(
        text.substring(0, name), text.substring(name + 2, arrow), text.substring(arrow + 4));
  }

  @Override
  public String toString() {
    return input + ": " + before + " -> " + after;
  }
}
