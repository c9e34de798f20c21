package dev.ariabuild.engine.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Directories as text, to be compared and copied. */
final class Trees {
  private Trees() {}

  /**
   * Every file, link and empty directory that counts, with what is in it. The absolute path of the
   * base reads {@code <base>}.
   */
  static SortedMap<String, String> read(Path base, Predicate<String> counts) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(base)) {
      for (Path path : all.toList()) {
        String name = base.relativize(path).toString();
        if (counts.test(name)) {
          String shown = show(path);
          if (!shown.isEmpty()) {
            found.put(name, shown.replace(base.toString(), "<base>"));
          }
        }
      }
    }
    return found;
  }

  private static String show(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    if (Files.isDirectory(path)) {
      try (Stream<Path> children = Files.list(path)) {
        return children.findAny().isEmpty() ? "empty directory" : "";
      }
    }
    String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    return (Files.isExecutable(path) ? "executable " : "file ") + content;
  }

  /** The first few differences, one a line; empty if there are none. */
  static String differences(SortedMap<String, String> is, SortedMap<String, String> clean) {
    StringBuilder text = new StringBuilder();
    TreeMap<String, String> all = new TreeMap<>(clean);
    all.putAll(is);
    for (String name : all.keySet()) {
      if (!is.containsKey(name)) {
        text.append("missing: ").append(name).append('\n');
      } else if (!clean.containsKey(name)) {
        text.append("not in a clean build: ").append(name).append('\n');
      } else if (!is.getOrDefault(name, "").equals(clean.get(name))) {
        text.append("differs: ").append(name).append('\n');
      }
    }
    return text.toString();
  }

  /** Copies files, links and directories that count. */
  static void copy(Path from, Path to, Predicate<String> counts) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        String name = from.relativize(path).toString();
        if (!counts.test(name)) {
          continue;
        }
        Path target = to.resolve(name);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(path, target, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  static void delete(Path dir) throws IOException {
    if (Files.exists(dir, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.walk(dir)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
