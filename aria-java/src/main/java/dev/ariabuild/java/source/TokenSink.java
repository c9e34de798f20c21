package dev.ariabuild.java.source;

import dev.ariabuild.engine.digest.Hasher;

/**
 * Writes the canonical form of a token stream to a hasher, in blocks.
 *
 * <p>The form is the source with comments and white space left out, except where leaving it out
 * would join two tokens ({@link #SPACE}), and with one {@link #LINE} for each line that ends before
 * a token if lines count. It is unambiguous because the remaining text lexes to the same tokens,
 * and because neither mark occurs in an accepted source outside of a literal.
 */
final class TokenSink {
  /** Parts two tokens that would be read as one. */
  static final byte SPACE = ' ';

  /** A line ended since the token before. */
  static final byte LINE = '\n';

  /** A Javadoc {@code @deprecated} stands before the next token. */
  static final byte DEPRECATED = 1;

  /** A comment that counts, with its length and text, stands before the next token. */
  static final byte COMMENT = 2;

  private static final int BLOCK = 1 << 14;

  private final Hasher hasher;
  private final boolean lines;
  private final byte[] block = new byte[BLOCK];
  private int used;

  TokenSink(Hasher hasher, boolean lines) {
    this.hasher = hasher;
    this.lines = lines;
  }

  void put(byte b) {
    if (used == BLOCK) {
      flush();
    }
    block[used++] = b;
  }

  void put(byte[] source, int from, int to) {
    int length = to - from;
    if (length > BLOCK - used) {
      flush();
      if (length > BLOCK) {
        hasher.addRaw(source, from, length);
        return;
      }
    }
    if (length < 16) { // most words: a loop is quicker than a call
      for (int i = from; i < to; i++) {
        block[used++] = source[i];
      }
    } else {
      System.arraycopy(source, from, block, used, length);
      used += length;
    }
  }

  /** The given number of lines ended since the last token, and another token follows. */
  void lines(int count) {
    if (lines) {
      for (int i = 0; i < count; i++) {
        put(LINE);
      }
    }
  }

  /** True if {@link #lines} parts tokens, so that no {@link #SPACE} is needed after it. */
  boolean countsLines() {
    return lines;
  }

  /** A comment all of whose text counts. */
  void comment(byte[] source, int from, int to) {
    put(COMMENT);
    int length = to - from;
    put((byte) (length >>> 24));
    put((byte) (length >>> 16));
    put((byte) (length >>> 8));
    put((byte) length);
    put(source, from, to);
  }

  void flush() {
    hasher.addRaw(block, 0, used);
    used = 0;
  }
}
