package dev.ariabuild.engine.config;

/** How Maven's own JVM compiles the code that builds. */
public enum JitUse implements Named {
  /** Short builds do without its optimising compiler. */
  AUTO("auto"),
  /** As it is started. */
  FULL("full");

  private final String text;

  JitUse(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
