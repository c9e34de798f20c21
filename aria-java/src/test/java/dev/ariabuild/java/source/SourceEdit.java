package dev.ariabuild.java.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One edit of one source; read from {@code edits.txt}, whose head explains it. */
record SourceEdit(String name, Effect effect, String before, String after) {
  enum Effect {
    SEEN,
    UNSEEN,
    COUNTED
  }

  static List<SourceEdit> all() {
    try (InputStream in =
        Objects.requireNonNull(SourceEdit.class.getResourceAsStream("edits.txt"))) {
      List<SourceEdit> edits = new ArrayList<>();
      for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")) {
        if (!block.startsWith("#")) {
          edits.add(parse(block.split("\n")));
        }
      }
      return edits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceEdit parse(String[] lines) {
    int blank = lines[0].indexOf(' ');
    String name = lines[0].substring(blank + 1);
    String text = value(lines[1], "  text: ");
    String from = value(lines[2], "  in: ");
    if (!text.contains(from)) {
      throw new IllegalStateException(name + ": nothing to replace");
    }
    String after = text.replace(from, value(lines[3], "  now: "));
    return new SourceEdit(name, Effect.valueOf(lines[0].substring(0, blank)), text, after);
  }

  private static String value(String line, String key) {
    if (!line.startsWith(key)) {
      throw new IllegalStateException("no" + key + "in: " + line);
    }
    String raw = line.substring(key.length());
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        i++;
        switch (raw.charAt(i)) {
          case 'n' -> value.append('\n');
          case 'r' -> value.append('\r');
          case 't' -> value.append('\t');
          case 'f' -> value.append('\f');
          case 'x' -> value.append('\\').append('u');
          case '\\' -> value.append('\\');
          default -> throw new IllegalStateException("unknown escape in: " + line);
        }
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
