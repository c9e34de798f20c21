package dev.ariabuild.engine.config;

/** How much an AOT cache is wanted. */
public enum AotMode implements Named {
  /** None is made. */
  OFF("off"),
  /** Made where backend and JDK can, said where they cannot. */
  AUTO("auto"),
  /** The build fails where none can be made. */
  REQUIRED("required");

  private final String text;

  AotMode(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
