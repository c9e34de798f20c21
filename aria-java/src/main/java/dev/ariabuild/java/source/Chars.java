package dev.ariabuild.java.source;

/** What a byte of a source may begin, as a table. */
final class Chars {
  /** A byte that no accepted source holds: control characters, a backslash outside a literal. */
  static final byte BAD = 0;

  /** Letter, digit, {@code _}, {@code $}, or a part of a character that is not ASCII. */
  static final byte WORD = 1;

  /** Blank, tab, form feed. */
  static final byte BLANK = 2;

  /** Carriage return or line feed. */
  static final byte EOL = 3;

  /** {@code "} or {@code '}. */
  static final byte QUOTE = 4;

  /** {@code /}: an operator or a comment. */
  static final byte SLASH = 5;

  /** Any other printable character. */
  static final byte OTHER = 6;

  private static final byte[] KINDS = kinds();

  private Chars() {}

  static byte kind(byte b) {
    return KINDS[b & 0xff];
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** True if an operator may end in the first and go on with the second. */
  static boolean glue(byte last, byte next) {
    return switch (next) {
      case '=' -> "+-*/&|^%=!<>".indexOf(last) >= 0;
      case '>' -> last == '>' || last == '-';
      case '+', '-', '<', '&', '|', ':', '.', '"', '\'' -> last == next;
      default -> false;
    };
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int c = 0; c < 256; c++) {
      kinds[c] = kindOf(c);
    }
    return kinds;
  }

  private static byte kindOf(int c) {
    if (c >= 0x80 || Character.isLetterOrDigit(c) || c == '_' || c == '$') {
      return WORD;
    }
    return switch (c) {
      case ' ', '\t', '\f' -> BLANK;
      case '\r', '\n' -> EOL;
      case '"', '\'' -> QUOTE;
      case '/' -> SLASH;
      case '\\', 0x7f -> BAD;
      default -> c < ' ' ? BAD : OTHER;
    };
  }
}
