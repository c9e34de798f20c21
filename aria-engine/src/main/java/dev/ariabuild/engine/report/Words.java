package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.Origin;
import java.util.List;

/** Numbers, lists and foreign text in human form. Knows no record. */
final class Words {
  private static final String[] LARGE_UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

  private Words() {}

  /** {@code 1 module}, {@code 2 modules}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : noun.endsWith("ss") ? "es" : "s");
  }

  /** {@code 850 ms}, {@code 2.3 s}, {@code 1 min 05 s}, {@code 2 h 07 min}. */
  static String duration(long ms) {
    long tenths = (ms + 50) / 100;
    long seconds = (ms + 500) / 1000;
    long minutes = (ms + 30_000) / 60_000;
    if (ms < 1000) {
      return ms + " ms";
    } else if (tenths < 600) {
      return tenths / 10 + "." + tenths % 10 + " s";
    } else if (seconds < 3600) {
      return seconds / 60 + " min " + twoDigits(seconds % 60) + " s";
    }
    return minutes / 60 + " h " + twoDigits(minutes % 60) + " min";
  }

  /** Units of 1024 of the one before, as in settings: {@code 999 B}, {@code 1.2 MB}. */
  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    int unit = 0;
    long scale = 1024;
    while (rounded(bytes, scale) >= 1024 && unit < LARGE_UNITS.length - 1) {
      scale *= 1024;
      unit++;
    }
    long tenths = Math.round(bytes * 10.0 / scale);
    String number =
        tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(rounded(bytes, scale));
    return number + " " + LARGE_UNITS[unit];
  }

  private static long rounded(long number, long divisor) {
    return number / divisor + (number % divisor * 2 >= divisor ? 1 : 0);
  }

  /** At most {@code max} of them, then {@code and N more}. */
  static String list(List<String> items, int max) {
    return items.size() <= max
        ? String.join(", ", items)
        : String.join(", ", items.subList(0, max)) + " and " + (items.size() - max) + " more";
  }

  /** Text from elsewhere on one line: control characters are shown, never sent to a terminal. */
  static String oneLine(String text) {
    if (text.chars().noneMatch(Words::isControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        shown.append("\\n");
      } else if (c == '\t') {
        shown.append("\\t");
      } else if (isControl(c)) {
        shown.append("\\u00").append(twoHexDigits(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** {@code source …/A.java} for a long {@code source src/main/java/org/example/A.java}. */
  static String shortInput(String input, int max, String ellipsis) {
    String text = oneLine(input);
    int slash = text.lastIndexOf('/');
    int space = text.indexOf(' ');
    if (text.length() > max && slash > 0) {
      String kind = space >= 0 && space < text.indexOf('/') ? text.substring(0, space + 1) : "";
      text = kind + ellipsis + text.substring(slash);
    }
    return clip(text, max, ellipsis);
  }

  /** The text, or its beginning and an ellipsis. */
  static String clip(String text, int max, String ellipsis) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end) + ellipsis;
  }

  /** {@code disk}, {@code remote}…; the work tree with a space. */
  static String origin(Origin origin) {
    return origin.label().replace('-', ' ');
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static boolean isControl(int c) {
    return Character.getType(c) == Character.CONTROL;
  }

  private static String twoHexDigits(char c) {
    String hex = Integer.toHexString(c);
    return hex.length() == 1 ? "0" + hex : hex;
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
