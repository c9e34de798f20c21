package dev.ariabuild.engine.config;

/** What JSpecify nullness annotations mean. */
public enum Contracts implements Named {
  /** Checked by assertions when they are on. */
  RUNTIME("runtime"),
  /** Violations are warnings. */
  CHECK("check"),
  /** Violations are errors. */
  VERIFIED("verified");

  private final String text;

  Contracts(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
