package example;

public class Main {
  public static void main(String[] args) {
    System.out.println(line());
  }

  static String line() {
    return String.valueOf(new Greeting().greet("shop"));
  }
}
