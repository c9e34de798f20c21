package dev.ariabuild.engine.config;

/** Whole-program reduction. */
public enum Lto implements Named {
  /** Keep everything. */
  OFF("off"),
  /** Only the JDK modules that are reachable. */
  THIN("thin"),
  /** Also drop unreachable classes of the application and its dependencies. */
  FAT("fat");

  private final String text;

  Lto(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
