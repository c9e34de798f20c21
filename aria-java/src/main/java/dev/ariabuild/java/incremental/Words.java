package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Every word of a text that may be an identifier, also in comments and literals. */
final class Words {
  private Words() {}

  /** Empty if some may be hidden behind escapes. */
  static Optional<Set<String>> of(Path file, String charset) throws IOException {
    Charset set = charset.isEmpty() ? Charset.defaultCharset() : Charset.forName(charset);
    String text = new String(Files.readAllBytes(file), set);
    if (text.contains("\\u")) {
      return Optional.empty();
    }
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean part = at < text.length() && Character.isJavaIdentifierPart(text.charAt(at));
      if (part && start < 0) {
        start = at;
      } else if (!part && start >= 0) {
        words.add(text.substring(start, at));
        start = -1;
      }
    }
    return Optional.of(words);
  }
}
