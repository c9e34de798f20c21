package example;

public class Greeting {
  public String greet(String name) {
    return prefix() + name;
  }

  // used by greet only
  private String prefix() {
    return "hello ";
  }
}
