package dev.ariabuild.aot.strip;

import java.nio.charset.StandardCharsets;

/**
 * The form of texts in class files.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.4.7</a>
 */
final class ModifiedUtf8 {
  private ModifiedUtf8() {}

  /** Reads a text. */
  static String text(byte[] bytes, int from, int length) {
    int to = from + length;
    int ascii = from;
    while (ascii < to && bytes[ascii] >= 0) {
      ascii++;
    }
    if (ascii == to) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[length];
    int n = 0;
    for (int i = from; i < to; n++) {
      int b = bytes[i++];
      if (b >= 0) {
        chars[n] = (char) b;
      } else if ((b & 0xE0) == 0xC0) {
        chars[n] = (char) ((b & 0x1F) << 6 | (bytes[i++] & 0x3F));
      } else {
        chars[n] = (char) ((b & 0xF) << 12 | (bytes[i++] & 0x3F) << 6 | (bytes[i++] & 0x3F));
      }
    }
    return new String(chars, 0, n);
  }
}
