package dev.ariabuild.java.abi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One edit of upstream sources, and a source that is compiled against them.
 *
 * @param upstream texts by path, before the edit
 * @param file the edited one
 */
record AbiEdit(
    String name,
    Effect effect,
    Map<String, String> upstream,
    String file,
    String from,
    String to,
    String user,
    List<String> upstreamOptions,
    List<String> userOptions) {

  /** What the edit does to a compilation downstream; see the head of {@code edits.txt}. */
  enum Effect {
    SEEN,
    UNSEEN,
    COUNTED
  }

  /** The table in {@code edits.txt}. */
  static List<AbiEdit> all() {
    try (InputStream in = Objects.requireNonNull(AbiEdit.class.getResourceAsStream("edits.txt"))) {
      List<AbiEdit> edits = new ArrayList<>();
      for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n")) {
        if (!block.startsWith("#")) {
          edits.add(parse(block.strip()));
        }
      }
      return edits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AbiEdit parse(String block) {
    String[] lines = block.split("\n");
    int blank = lines[0].indexOf(' ');
    Map<String, String> upstream = new TreeMap<>();
    Map<String, String> rest = new TreeMap<>();
    String file = "";
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(":");
      String key = lines[i].substring(0, colon).strip();
      String value = lines[i].substring(colon + 1).strip().replace("\\n", "\n");
      if (key.startsWith("in ")) {
        file = key.substring(3);
        rest.put("from", value);
      } else {
        (key.endsWith(".java") ? upstream : rest).put(key, value);
      }
    }
    return new AbiEdit(
        lines[0].substring(blank + 1),
        Effect.valueOf(lines[0].substring(0, blank)),
        upstream,
        file,
        rest.get("from"),
        rest.get("now"),
        rest.get("user"),
        options(rest.get("upstream options")),
        options(rest.get("user options")));
  }

  private static List<String> options(String line) {
    return line == null ? List.of() : List.of(line.split(" "));
  }

  /** The upstream texts after the edit. */
  Map<String, String> edited() {
    String text = upstream.get(file);
    if (text == null || !text.contains(from)) {
      throw new IllegalStateException(name + ": nothing to replace: " + from);
    }
    Map<String, String> edited = new TreeMap<>(upstream);
    edited.put(file, text.replace(from, to));
    return edited;
  }

  Map<String, String> users() {
    return Map.of(user.startsWith("package p;") ? "p/U.java" : "u/U.java", user);
  }

  /** The least reader that this user's options ask for. */
  AbiReader reader() {
    return userOptions.contains("-parameters") ? AbiReader.JAVAC_WITH_NAMES : AbiReader.JAVAC;
  }

  @Override
  public String toString() {
    return name;
  }
}
