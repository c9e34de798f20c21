package dev.ariabuild.engine.config;

/** What a module may do while those whose classes it needs are still at work. */
public enum Overlap implements Named {
  /** Nothing: it begins when they have ended. */
  OFF("off"),
  /** It compiles. */
  CLASSES("classes"),
  /** It compiles, and runs its tests with their folders of classes in the place of their jars. */
  TESTS("tests");

  private final String text;

  Overlap(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
