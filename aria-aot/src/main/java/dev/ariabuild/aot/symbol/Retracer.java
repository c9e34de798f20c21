package dev.ariabuild.aot.symbol;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads frames back with one mapping. Does not know how frames look in a trace. */
final class Retracer {
  private static final Pattern CLASS = Pattern.compile("(\\S.*) -> (.+):");

  /** Of a method: residual lines, signature with or without a class, original lines, name. */
  private static final Pattern METHOD =
      Pattern.compile(" {4}(\\d+):(\\d+):\\S+ ([^(]+)\\([^)]*\\):(\\d+):(\\d+) -> (.+)");

  private static final String FILE = "# {\"id\":\"sourceFile\"";

  private final Map<String, Lines> classes = new HashMap<>();

  /**
   * Reads a mapping.
   *
   * @param charset how names in traces will be decoded
   * @throws IllegalArgumentException if it has a line that is not of the form
   */
  Retracer(Mapping mapping, Charset charset) {
    @Nullable Lines current = null;
    String text = new String(mapping.text(), charset);
    for (String line : text.split("\n")) {
      if (line.startsWith(FILE) && current != null) {
        current.file = Json.field(line, "fileName");
      } else if (line.startsWith("    ") && current != null) {
        current.add(line);
      } else if (!line.startsWith("#") && !line.isEmpty()) {
        Matcher head = CLASS.matcher(line);
        if (!head.matches()) {
          throw new IllegalArgumentException("cannot be read: " + line);
        }
        current = classes.computeIfAbsent(head.group(2), Lines::new);
      }
    }
  }

  /**
   * The frames that one frame stands for, innermost first; more than one where code was inlined.
   *
   * @param line residual; 0: the frame has none
   * @return empty: the program has no such frame
   */
  List<Frame> frames(String className, String method, int line) {
    @Nullable Lines lines = classes.get(className);
    if (lines == null) {
      return List.of();
    }
    if (line == 0) {
      return List.of(new Frame(className, method, lines.file, 0));
    }
    List<Frame> frames = new ArrayList<>();
    for (Range range : lines.methods.getOrDefault(method, List.of())) {
      if (range.from <= line && line <= range.to) {
        String owner = range.owner.isEmpty() ? className : range.owner;
        frames.add(new Frame(owner, range.method, file(owner), range.line(line)));
      }
    }
    return frames;
  }

  private String file(String className) {
    return Optional.ofNullable(classes.get(className))
        .map(lines -> lines.file)
        .orElse("Unknown Source");
  }

  private static final class Lines {
    private final Map<String, List<Range>> methods = new HashMap<>();
    private String file = "Unknown Source";

    private Lines(String name) {}

    private void add(String line) {
      Matcher method = METHOD.matcher(line);
      if (!method.matches()) {
        throw new IllegalArgumentException("cannot be read: " + line);
      }
      String name = method.group(3);
      int dot = name.lastIndexOf('.');
      methods
          .computeIfAbsent(method.group(6), any -> new ArrayList<>())
          .add(
              new Range(
                  Integer.parseInt(method.group(1)),
                  Integer.parseInt(method.group(2)),
                  dot < 0 ? "" : name.substring(0, dot),
                  name.substring(dot + 1),
                  Integer.parseInt(method.group(4)),
                  Integer.parseInt(method.group(5))));
    }
  }

  private record Range(int from, int to, String owner, String method, int first, int last) {
    int line(int residual) {
      return first == last ? first : first + residual - from;
    }
  }
}
