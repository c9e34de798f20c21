package dev.ariabuild.aot.reach;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in class files and texts that may be names of classes, with {@code /} for packages. */
final class ClassNames {
  private static final int MAGIC = 0xCAFEBABE;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$/.\\-]+");
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private ClassNames() {}

  /**
   * Everything in the constant pool that may be a class's name: references, descriptors,
   * signatures, annotations and strings.
   */
  static Set<String> ofClass(byte[] classFile) throws IOException {
    Set<String> names = new HashSet<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("no class file");
      }
      in.readInt();
      int count = in.readUnsignedShort();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case UTF8 -> addWords(in.readUTF(), names);
          case LONG, DOUBLE -> {
            in.readLong();
            i++;
          }
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
          case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
          case 15 -> {
            in.readUnsignedByte();
            in.readUnsignedShort();
          }
          default -> throw new IOException("unknown constant " + tag);
        }
      }
    }
    return names;
  }

  /** Every word of a text that may be a class's name. */
  static Set<String> ofText(String text) {
    Set<String> names = new HashSet<>();
    addWords(text, names);
    return names;
  }

  private static void addWords(String text, Set<String> names) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group().replace('.', '/');
      names.add(word);
      // descriptors and arrays: [Lp/Name;
      for (int i = word.indexOf('L'); i >= 0 && i < word.length(); i = word.indexOf('L', i + 1)) {
        names.add(word.substring(i + 1));
      }
      if (word.endsWith("/class")) {
        names.add(word.substring(0, word.length() - "/class".length()));
      }
      // members by name, as method references in texts have them: p.Name.method or p/Name/method
      int slash = word.lastIndexOf('/');
      if (slash > 0) {
        names.add(word.substring(0, slash));
      }
    }
  }
}
