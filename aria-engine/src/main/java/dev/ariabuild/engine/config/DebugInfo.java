package dev.ariabuild.engine.config;

/** Debug information in what is shipped; tests always see all of it. */
public enum DebugInfo implements Named {
  /** No line numbers, no variables, no source file names. */
  NONE("none"),
  /** Line numbers and source file names: readable stack traces. */
  LINE_TABLES_ONLY("line-tables-only"),
  /** Line tables and parameter names. */
  LIMITED("limited"),
  /** Everything the compiler knows. */
  FULL("full");

  private final String text;

  DebugInfo(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
