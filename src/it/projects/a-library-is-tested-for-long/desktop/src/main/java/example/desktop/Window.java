package example.desktop;

import example.app.Main;

public class Window {
  public static String title() {
    return Main.greeting().toUpperCase();
  }
}
