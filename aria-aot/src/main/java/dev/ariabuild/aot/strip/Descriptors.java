package dev.ariabuild.aot.strip;

/** Descriptors of methods, read without making objects of their types. */
final class Descriptors {
  private Descriptors() {}

  /**
   * A method as mappings write it: {@code void main(java.lang.String[])}.
   *
   * @throws RuntimeException if the descriptor is none
   */
  static String signature(String name, String descriptor) {
    StringBuilder text = new StringBuilder(descriptor.length() + name.length() + 16);
    int close = descriptor.lastIndexOf(')');
    type(descriptor, close + 1, text);
    text.append(' ').append(name).append('(');
    for (int at = 1; at < close; ) {
      if (at > 1) {
        text.append(',');
      }
      at = type(descriptor, at, text);
    }
    return text.append(')').toString();
  }

  /** Appends a type; returns where the next one begins. */
  private static int type(String descriptor, int from, StringBuilder text) {
    int at = from;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    int dimensions = at - from;
    switch (descriptor.charAt(at)) {
      case 'V' -> text.append("void");
      case 'Z' -> text.append("boolean");
      case 'B' -> text.append("byte");
      case 'C' -> text.append("char");
      case 'S' -> text.append("short");
      case 'I' -> text.append("int");
      case 'J' -> text.append("long");
      case 'F' -> text.append("float");
      case 'D' -> text.append("double");
      case 'L' -> {
        int begin = text.length();
        int end = descriptor.indexOf(';', at);
        text.append(descriptor, at + 1, end);
        for (int i = begin; i < text.length(); i++) {
          if (text.charAt(i) == '/') {
            text.setCharAt(i, '.');
          }
        }
        at = end;
      }
      default -> throw new Unfit("no descriptor: " + descriptor);
    }
    for (int i = 0; i < dimensions; i++) {
      text.append("[]");
    }
    return at + 1;
  }

  /** Places that the arguments take among the variables, without the receiver's. */
  static int slots(String descriptor) {
    int slots = 0;
    int close = descriptor.lastIndexOf(')');
    for (int at = 1; at < close; at++) {
      int begin = at;
      while (descriptor.charAt(at) == '[') {
        at++;
      }
      char type = descriptor.charAt(at);
      if (type == 'L') {
        at = descriptor.indexOf(';', at);
        if (at < 0) {
          throw new Unfit("no descriptor: " + descriptor);
        }
      }
      slots += begin == at && (type == 'J' || type == 'D') ? 2 : 1;
    }
    return slots;
  }
}
