package dev.ariabuild.engine.report;

/**
 * How lines look.
 *
 * @param ansi whether escape sequences may colour them
 * @param unicode whether signs beyond ASCII may stand in them; names of files stay as they are
 */
public record TextStyle(boolean ansi, boolean unicode) {
  /** No colours, ASCII signs. */
  public static final TextStyle PLAIN = new TextStyle(false, false);

  private static final char ESCAPE = 27;

  String dot() {
    return unicode ? " · " : " - ";
  }

  String ellipsis() {
    return unicode ? "…" : "...";
  }

  String bold(String text) {
    return colour("1", text);
  }

  String good(String text) {
    return colour("32", text);
  }

  String busy(String text) {
    return colour("33", text);
  }

  String bad(String text) {
    return colour("1;31", text);
  }

  private String colour(String code, String text) {
    return ansi ? ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m" : text;
  }
}
