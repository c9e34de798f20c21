package dev.ariabuild.maven.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The lines of a file that {@link Properties#store(java.io.OutputStream, String)} wrote: comments,
 * then one line for each key. Up to JDK 17 their order is that of a hash table, where keys that
 * meet in one place stand in the order in which they came; so it tells what was written last.
 *
 * @param comments with their line ends
 * @param byKey whole lines with their ends, in the order of the file
 */
record PropertyLines(String comments, Map<String, String> byKey) {
  /** The lines of such a file. */
  static PropertyLines of(byte[] file) throws IOException {
    StringBuilder comments = new StringBuilder();
    Map<String, String> byKey = new LinkedHashMap<>();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (int from = 0, end; from < text.length(); from = end) {
      int newline = text.indexOf('\n', from);
      end = newline < 0 ? text.length() : newline + 1;
      String line = text.substring(from, end);
      if (line.startsWith("#")) {
        comments.append(line);
      } else {
        byKey.put(key(line), line);
      }
    }
    return new PropertyLines(comments.toString(), byKey);
  }

  private static String key(String line) throws IOException {
    Properties single = new Properties();
    single.load(new ByteArrayInputStream(line.getBytes(StandardCharsets.ISO_8859_1)));
    return String.join("", single.stringPropertyNames());
  }

  /** These lines in the order of others; empty if their keys are not the same. */
  Optional<PropertyLines> inOrderOf(PropertyLines others) {
    if (!byKey.keySet().equals(others.byKey.keySet())) {
      return Optional.empty();
    }
    Map<String, String> ordered = new LinkedHashMap<>();
    others.byKey.keySet().forEach(key -> ordered.put(key, byKey.getOrDefault(key, "")));
    return Optional.of(new PropertyLines(comments, ordered));
  }

  byte[] bytes() {
    return (comments + String.join("", byKey.values())).getBytes(StandardCharsets.ISO_8859_1);
  }
}
