package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.strip.AttributeKind.Place;

/**
 * What a class says of its source. It stands behind the code that wants to know it, so it is read
 * ahead.
 *
 * @param file constant with the name of the source file; zero: none
 * @param map Kotlin's source map; empty: none
 */
record SourceAttributes(int file, String map) {
  /** Reads ahead from the class's fields on, and goes back there. */
  static SourceAttributes read(ClassCopy copy, Attributes attributes) {
    int back = copy.at();
    skipMembers(copy);
    skipMembers(copy);
    int file = 0;
    String map = "";
    for (int left = copy.u2(); left > 0; left--) {
      AttributeKind kind = attributes.kind(copy.u2(), Place.CLASS);
      int length = copy.u4();
      int begin = copy.at();
      copy.skip(length);
      if (kind == AttributeKind.SOURCE_FILE) {
        file = copy.u2At(begin);
      } else if (kind == AttributeKind.SOURCE_MAP) {
        map = ModifiedUtf8.text(copy.input(), begin, length);
      }
    }
    copy.moveTo(back);
    return new SourceAttributes(file, map);
  }

  private static void skipMembers(ClassCopy copy) {
    for (int members = copy.u2(); members > 0; members--) {
      copy.skip(6);
      for (int left = copy.u2(); left > 0; left--) {
        copy.skip(2);
        copy.skip(copy.u4());
      }
    }
  }
}
