package example.app;

import example.Greeting;

public class Main {
  public static String greeting() {
    return Greeting.of("shop") + "!";
  }
}
