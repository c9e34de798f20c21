package dev.ariabuild.engine.config;

/** Whether a symbol bundle is produced. */
public enum Symbols implements Named {
  /** No bundle. */
  NONE("none"),
  /** A bundle beside the published artifact, which itself does not change. */
  EXTERNAL("external");

  private final String text;

  Symbols(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
