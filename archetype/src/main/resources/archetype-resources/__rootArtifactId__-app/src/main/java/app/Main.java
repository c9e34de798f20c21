package ${package}.app;

import ${package}.lib.Greeting;

/** Greets everybody who is named on the command line. */
public final class Main {
  private Main() {}

  /** Names to greet. */
  public static void main(String[] names) {
    System.out.print(greetings(names));
  }

  static String greetings(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(new Greeting(name).text()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
