package dev.ariabuild.engine.config;

/** What is done with the per-method effects (io, net, reflect, native, exec, unsafe). */
public enum Effects implements Named {
  /** Inferred and shown. */
  INFERRED("inferred"),
  /** An effect that AOT cannot see through fails the build unless metadata covers it. */
  CHECKED("checked");

  private final String text;

  Effects(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
