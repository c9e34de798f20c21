package example;

import example.library.Names;
import example.library.Plugins;

public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Runnable task = () -> System.out.println(Names.of("name"));
    task.run();
    if (arguments.length > 0) {
      Plugins.load(arguments[0]);
    }
  }
}
