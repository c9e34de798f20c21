package dev.ariabuild.java.source;

/** Well-formedness of UTF-8 (Unicode 15, table 3-7). Knows nothing of Java. */
final class Utf8 {
  private Utf8() {}

  /** Index of the first byte over 0x7f, or the length. */
  static int firstNonAscii(byte[] bytes) {
    int i = 0;
    while (i < bytes.length && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** True if a strict decoder accepts these bytes: no overlong forms, no surrogates. */
  static boolean isWellFormed(byte[] bytes) {
    int i = firstNonAscii(bytes);
    while (i < bytes.length) {
      int b = bytes[i];
      if (b >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(b & 0xff);
      if (length == 0 || i + length > bytes.length || !isSecond(b & 0xff, bytes[i + 1] & 0xff)) {
        return false;
      }
      for (int k = 2; k < length; k++) {
        if ((bytes[i + k] & 0xc0) != 0x80) {
          return false;
        }
      }
      i += length;
    }
    return true;
  }

  private static int sequenceLength(int first) {
    if (first < 0xc2 || first > 0xf4) {
      return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  private static boolean isSecond(int first, int second) {
    int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high;
  }
}
