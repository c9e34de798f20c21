package ${package}.lib;

/** A greeting for somebody. */
public record Greeting(String name) {
  /** The text of the greeting. */
  public String text() {
    return "Hello, " + name + "!";
  }
}
