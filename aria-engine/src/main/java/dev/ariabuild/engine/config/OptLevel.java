package dev.ariabuild.engine.config;

/** The effort of the AOT backend and of the packaging. */
public enum OptLevel implements Named {
  /** No optimisation. */
  NONE("0"),
  /** Cheap optimisations only. */
  SOME("1"),
  /** What is worth its build time. */
  MORE("2"),
  /** Everything that makes the result faster. */
  MOST("3"),
  /** A small result. */
  SIZE("s"),
  /** The smallest result, even if slower. */
  SMALLEST("z");

  private final String text;

  OptLevel(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
