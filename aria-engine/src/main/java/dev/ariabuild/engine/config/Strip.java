package dev.ariabuild.engine.config;

/** What is taken out of class files, the linked runtime and native binaries. */
public enum Strip implements Named {
  /** Nothing. */
  NONE("none"),
  /** Debug information. */
  DEBUGINFO("debuginfo"),
  /** Debug information and every attribute or symbol that running does not need. */
  SYMBOLS("symbols");

  private final String text;

  Strip(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
