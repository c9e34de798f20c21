package dev.ariabuild.aot.strip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a Kotlin class come from. Inline functions are copied with lines of their own,
 * beyond the end of the file. Other compilers' maps (JSP) do not say where code was copied from,
 * and are not read.
 *
 * @see <a href="https://jcp.org/en/jsr/detail?id=45">JSR 45</a>
 */
final class SourceMap {
  private static final Pattern FILE = Pattern.compile("(\\+ )?(\\d+) (.*)");
  private static final Pattern LINES =
      Pattern.compile("(\\d+)(?:#(\\d+))?(?:,(\\d+))?:(\\d+)(?:,(\\d+))?");

  private final List<Range> origins;
  private final List<Range> calls;

  private SourceMap(List<Range> origins, List<Range> calls) {
    this.origins = origins;
    this.calls = calls;
  }

  /**
   * Where a line was written.
   *
   * @param className binary name with dots
   */
  record Origin(String className, String file, int line) {}

  private record SourceFile(String name, String className) {}

  private record Range(int from, int count, int step, int input, SourceFile file) {
    boolean holds(int line) {
      return from <= line && line < from + count * step;
    }

    int line(int output) {
      return input + (output - from) / step;
    }
  }

  /**
   * Reads the value of a {@code SourceDebugExtension}.
   *
   * @return empty if it is not Kotlin's, or not of the form
   */
  static Optional<SourceMap> ofKotlin(String text) {
    try {
      String[] lines = text.split("\r?\n");
      if (lines.length < 3 || !lines[0].equals("SMAP") || !lines[2].equals("Kotlin")) {
        return Optional.empty();
      }
      Map<String, List<Range>> strata = new HashMap<>();
      read(lines, strata);
      return Optional.of(
          new SourceMap(
              strata.getOrDefault("Kotlin", List.of()),
              strata.getOrDefault("KotlinDebug", List.of())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void read(String[] lines, Map<String, List<Range>> strata) {
    List<Range> ranges = new ArrayList<>();
    Map<Integer, SourceFile> files = new HashMap<>();
    String section = "";
    @Nullable SourceFile file = null;
    for (int i = 3; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("*S ")) {
        ranges = new ArrayList<>();
        files = new HashMap<>();
        strata.put(line.substring(3), ranges);
        section = "";
      } else if (line.startsWith("*")) {
        section = line;
      } else if (section.equals("*F")) {
        Matcher head = FILE.matcher(line);
        if (head.matches()) {
          boolean path = head.group(1) != null && i + 1 < lines.length;
          String name = head.group(3);
          file = new SourceFile(name, path ? lines[++i].replace('/', '.') : "");
          files.put(Integer.valueOf(head.group(2)), file);
        }
      } else if (section.equals("*L")) {
        Matcher entry = LINES.matcher(line);
        if (entry.matches()) {
          file = entry.group(2) == null ? file : files.get(Integer.valueOf(entry.group(2)));
          if (file != null) {
            ranges.add(range(entry, file));
          }
        }
      }
    }
  }

  private static Range range(Matcher entry, SourceFile file) {
    return new Range(
        Integer.parseInt(entry.group(4)),
        entry.group(3) == null ? 1 : Integer.parseInt(entry.group(3)),
        entry.group(5) == null ? 1 : Math.max(1, Integer.parseInt(entry.group(5))),
        Integer.parseInt(entry.group(1)),
        file);
  }

  /** Where a line of the class file was written; empty: the map does not say. */
  Optional<Origin> at(int line) {
    for (Range range : origins) {
      if (range.holds(line) && !range.file.className.isEmpty()) {
        return Optional.of(new Origin(range.file.className, range.file.name, range.line(line)));
      }
    }
    return Optional.empty();
  }

  /** The line of the class's own file where copied code is called. */
  OptionalInt callOf(int line) {
    for (Range range : calls) {
      if (range.holds(line)) {
        return OptionalInt.of(range.input);
      }
    }
    return OptionalInt.empty();
  }
}
