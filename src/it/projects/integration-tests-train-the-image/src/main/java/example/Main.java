package example;

public class Main {
  static String greeting(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("nobody to greet");
    }
    return "Hello, " + name + "!";
  }

  public static void main(String[] arguments) {
    for (String name : arguments) {
      System.out.println(greeting(name));
    }
  }
}
