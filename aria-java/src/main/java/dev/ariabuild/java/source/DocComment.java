package dev.ariabuild.java.source;

/**
 * Whether a doc comment marks its declaration as deprecated, as far as all versions of javac agree.
 *
 * <p>javac takes {@code @deprecated} as a tag at the start of a line, behind white space and stars,
 * if white space or the end follows it. Versions differ in the borders of that rule, so any other
 * occurrence of the word is doubtful. Does not know which declaration the comment belongs to.
 */
final class DocComment {
  /** What javac may take from a doc comment. */
  enum Deprecation {
    /** The word does not occur. */
    NONE,
    /** There is a tag for every javac. */
    TAG,
    /** The word occurs, but perhaps not as a tag. */
    DOUBTFUL
  }

  private static final byte[] WORD = {
    '@', 'd', 'e', 'p', 'r', 'e', 'c', 'a', 't', 'e', 'd',
  };

  private DocComment() {}

  /** Reads a whole comment, from slash to slash. */
  static Deprecation deprecation(byte[] source, int from, int to) {
    Deprecation found = Deprecation.NONE;
    int lineStart = from + 1; // the stars of the first line are stars like any
    for (int i = from + 1; i < to; i++) {
      byte b = source[i];
      if (Chars.kind(b) == Chars.EOL) {
        lineStart = i + 1;
      } else if (b == '@' && isWord(source, i, to)) {
        if (startsLine(source, lineStart, i) && isWhite(source[i + WORD.length])) {
          return Deprecation.TAG;
        }
        found = Deprecation.DOUBTFUL;
      }
    }
    return found;
  }

  /** True if the word occurs anywhere. */
  static boolean mentionsDeprecated(byte[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      if (source[i] == '@' && isWord(source, i, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(byte[] source, int at, int to) {
    return at + WORD.length <= to
        && java.util.Arrays.equals(source, at, at + WORD.length, WORD, 0, WORD.length);
  }

  private static boolean isWhite(byte b) {
    byte kind = Chars.kind(b);
    return kind == Chars.BLANK || kind == Chars.EOL;
  }

  /** True if white space, then stars, then white space lie between. */
  private static boolean startsLine(byte[] source, int lineStart, int at) {
    int i = lineStart;
    while (i < at && Chars.kind(source[i]) == Chars.BLANK) {
      i++;
    }
    while (i < at && source[i] == '*') {
      i++;
    }
    while (i < at && Chars.kind(source[i]) == Chars.BLANK) {
      i++;
    }
    return i == at;
  }
}
