package ${package}.lib;

/** A greeting for somebody. */
public record Greeting(String name) {
  /**
   * @param name not blank
   */
  public Greeting {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a name is blank");
    }
  }

  /** The text of the greeting. */
  public String text() {
    return "Hello, " + name + "!";
  }
}
