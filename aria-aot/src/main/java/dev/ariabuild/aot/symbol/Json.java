package dev.ariabuild.aot.symbol;

/** Texts in JSON, as far as names of files need it; other characters than ASCII stay. */
final class Json {
  private Json() {}

  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /** The value of a field that is a text; the object is one line that {@link #quote} wrote. */
  static String field(String object, String name) {
    String start = "\"" + name + "\":\"";
    int at = object.indexOf(start);
    if (at < 0) {
      throw new IllegalArgumentException("no " + name + " in " + object);
    }
    StringBuilder value = new StringBuilder();
    for (int i = at + start.length(); object.charAt(i) != '"'; i++) {
      char c = object.charAt(i);
      if (c == '\\' && object.charAt(i + 1) == 'u') {
        value.append((char) Integer.parseInt(object.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        value.append(c == '\\' ? object.charAt(++i) : c);
      }
    }
    return value.toString();
  }
}
