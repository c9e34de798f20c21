package dev.ariabuild.java.source;

/**
 * Reads one source file once, from first to last byte, and hands its tokens to a {@link TokenSink}.
 *
 * <p>Knows comments, literals, line terminators and where two tokens would join (JLS 3); takes the
 * rest as it comes, since only equality of token streams matters. Gives up, rather than guess, at
 * Unicode escapes outside of literals, control characters, and whatever is not terminated.
 */
final class SourceLexer {
  private final byte[] source;
  private final int end;
  private final TokenSink sink;
  private int at;

  /** Lines that ended, and whether anything stood, between the last token and here. */
  private int lineEnds;

  private boolean spaced;

  /** Last byte of the last token; 0 at the start of the file. */
  private byte last;

  private boolean lastIsWord;
  private boolean lastIsNumber;

  /** The last word is {@code non}, which with {@code -sealed} right behind it is a keyword. */
  private boolean lastIsNon;

  /** A word right behind the last token would belong to it, as in {@code 1.f}, {@code 1e+5}. */
  private boolean joinsWord;

  SourceLexer(byte[] source, TokenSink sink) {
    this.source = source;
    this.end = source.length;
    this.sink = sink;
  }

  /** False if the source is not understood with certainty; the sink then holds a part of it. */
  boolean run() {
    while (at < end) {
      byte b = source[at];
      boolean understood =
          switch (Chars.kind(b)) {
            case Chars.WORD -> word();
            case Chars.BLANK -> {
              spaced = true;
              at++;
              yield true;
            }
            case Chars.EOL -> {
              spaced = true;
              endOfLine();
              yield true;
            }
            case Chars.QUOTE -> literal(b);
            case Chars.SLASH -> slash();
            case Chars.OTHER -> operator(b);
            default -> false;
          };
      if (!understood) {
        return false;
      }
    }
    return true;
  }

  private boolean word() {
    int start = at;
    at++;
    while (at < end && Chars.kind(source[at]) == Chars.WORD) {
      at++;
    }
    byte first = source[start];
    boolean joined = !spaced && joinsWord;
    gap(lastIsWord || joinsWord || (last == '.' && Chars.isDigit(first)));
    sink.put(source, start, at);
    boolean number = Chars.isDigit(first) || joined;
    last = source[at - 1];
    lastIsWord = true;
    lastIsNumber = number;
    lastIsNon = at - start == 3 && first == 'n' && source[start + 1] == 'o' && last == 'n';
    joinsWord = false;
    return true;
  }

  private boolean operator(byte b) {
    boolean exponentSign = lastIsNumber && (b == '+' || b == '-') && isExponent(last);
    boolean point = lastIsNumber && b == '.';
    boolean dash = lastIsNon && b == '-';
    gap(exponentSign || point || dash || Chars.glue(last, b));
    sink.put(b);
    at++;
    token(b);
    joinsWord = exponentSign || point || dash;
    return true;
  }

  private static boolean isExponent(byte b) {
    return b == 'e' || b == 'E' || b == 'p' || b == 'P';
  }

  private boolean slash() {
    if (at + 1 < end) {
      if (source[at + 1] == '/') {
        spaced = true;
        return lineComment();
      }
      if (source[at + 1] == '*') {
        spaced = true;
        return blockComment();
      }
    }
    return operator((byte) '/');
  }

  /** Ends the gap before a token; {@code joins}: without a gap it would belong to the last one. */
  private void gap(boolean joins) {
    if (lineEnds > 0) {
      sink.lines(lineEnds);
      if (joins && !sink.countsLines()) {
        sink.put(TokenSink.SPACE);
      }
      lineEnds = 0;
    } else if (spaced && joins) {
      sink.put(TokenSink.SPACE);
    }
    spaced = false;
  }

  private void token(byte lastByte) {
    last = lastByte;
    lastIsWord = false;
    lastIsNumber = false;
    lastIsNon = false;
    joinsWord = false;
  }

  /** CR, LF and CR LF each end one line. */
  private void endOfLine() {
    if (source[at] == '\r' && at + 1 < end && source[at + 1] == '\n') {
      at++;
    }
    at++;
    lineEnds++;
  }

  private boolean lineComment() {
    int start = at;
    boolean tag = false;
    at += 2;
    while (at < end) {
      byte b = source[at];
      byte kind = Chars.kind(b);
      if (kind == Chars.EOL) {
        break;
      }
      tag |= b == '@';
      if (kind == Chars.BAD && !backslashInComment(b)) {
        return false;
      }
      at++;
    }
    // since JDK 23 a Markdown doc comment; no javac up to 25 takes @deprecated from one
    if (tag && at - start > 3 && source[start + 2] == '/') {
      if (DocComment.mentionsDeprecated(source, start, at)) {
        sink.comment(source, start, at);
      }
    }
    return true;
  }

  private boolean blockComment() {
    int start = at;
    boolean tag = false;
    at += 2;
    while (at < end) {
      byte b = source[at];
      switch (Chars.kind(b)) {
        case Chars.EOL -> {
          endOfLine();
          continue;
        }
        case Chars.BAD -> {
          if (!backslashInComment(b)) {
            return false;
          }
        }
        case Chars.OTHER -> {
          tag |= b == '@';
          if (b == '*' && at + 1 < end && source[at + 1] == '/') {
            at += 2;
            boolean doc = at - start > 4 && source[start + 2] == '*';
            if (doc && tag) {
              docComment(start, at);
            }
            return true;
          }
        }
        default -> {}
      }
      at++;
    }
    return false;
  }

  private void docComment(int from, int to) {
    switch (DocComment.deprecation(source, from, to)) {
      case NONE -> {}
      case TAG -> sink.put(TokenSink.DEPRECATED);
      case DOUBTFUL -> sink.comment(source, from, to);
    }
  }

  /** At a backslash: steps over a second one. False at a Unicode escape and at other bytes. */
  private boolean backslashInComment(byte b) {
    if (b != '\\') {
      return b == 0x7f;
    }
    if (at + 1 < end) {
      if (source[at + 1] == 'u') {
        return false;
      }
      if (source[at + 1] == '\\') {
        at++;
      }
    }
    return true;
  }

  private boolean literal(byte quote) {
    gap(Chars.glue(last, quote));
    boolean block = quote == '"' && at + 2 < end && source[at + 1] == '"' && source[at + 2] == '"';
    boolean understood = block ? textBlock() : simpleLiteral(quote);
    token(quote);
    return understood;
  }

  private boolean simpleLiteral(byte quote) {
    int start = at;
    at++;
    while (at < end) {
      byte b = source[at];
      if (b == quote) {
        at++;
        sink.put(source, start, at);
        return true;
      }
      byte kind = Chars.kind(b);
      if (kind == Chars.EOL || (kind == Chars.BAD && !escape(b))) {
        return false;
      }
      at++;
    }
    return false;
  }

  private boolean textBlock() {
    int start = at;
    at += 3;
    while (at < end) {
      byte b = source[at];
      byte kind = Chars.kind(b);
      if (b == '"' && at + 2 < end && source[at + 1] == '"' && source[at + 2] == '"') {
        at += 3;
        sink.put(source, start, at);
        return true;
      }
      if (b == '\r') { // any line terminator in a text block means LF (JLS 3.10.6)
        sink.put(source, start, at);
        sink.put(TokenSink.LINE);
        at += at + 1 < end && source[at + 1] == '\n' ? 2 : 1;
        start = at;
        continue;
      }
      if (kind == Chars.BAD && !escape(b)) {
        return false;
      }
      at++;
    }
    return false;
  }

  /** In a literal, at a byte that is {@link Chars#BAD}: steps to the last byte of an escape. */
  private boolean escape(byte b) {
    if (b != '\\' || at + 1 >= end) {
      return b == 0x7f;
    }
    byte next = source[at + 1];
    if (next == 'u') {
      return unicodeEscape();
    }
    if (next == '{') { // an embedded expression (a preview of JDK 21 and 22)
      return false;
    }
    if (Chars.kind(next) != Chars.EOL) {
      at++;
    }
    return true;
  }

  /** Accepts an escape that does not stand for a quote, a backslash or a line terminator. */
  private boolean unicodeEscape() {
    int i = at + 1;
    while (i < end && source[i] == 'u') {
      i++;
    }
    if (i + 4 > end) {
      return false;
    }
    int value = 0;
    for (int k = 0; k < 4; k++) {
      int digit = Character.digit(source[i + k], 16);
      if (digit < 0) {
        return false;
      }
      value = value << 4 | digit;
    }
    at = i + 3;
    return value != '"' && value != '\'' && value != '\\' && value != '\n' && value != '\r';
  }
}
