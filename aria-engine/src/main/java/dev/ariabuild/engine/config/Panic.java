package dev.ariabuild.engine.config;

/** What an error nobody handles does to the process. */
public enum Panic implements Named {
  /** Java's own behaviour: the thread ends. */
  UNWIND("unwind"),
  /** The process ends with an exit code. */
  ABORT("abort");

  private final String text;

  Panic(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
