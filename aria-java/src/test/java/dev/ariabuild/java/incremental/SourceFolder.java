package dev.ariabuild.java.incremental;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Source files that people wrote. The name {@code p/A} is that of {@code p/A.java}. */
record SourceFolder(Path root) {
  void write(String name, String text) {
    FileTree.write(path(name), text.getBytes(UTF_8));
  }

  /** Replaces a text that must be there. */
  void edit(String name, String from, String to) {
    String text = read(name);
    assertTrue(text.contains(from), () -> name + " does not hold " + from);
    write(name, text.replace(from, to));
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try {
      Files.delete(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve(name.endsWith(".java") ? name : name + ".java");
  }

  /** Absolute paths of all, sorted. */
  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> p.toString().endsWith(".java")).map(Path::toString).sorted().toList();
    }
  }

  /** What stands for the digest of each file here: its text. */
  Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String file : files()) {
      digests.put(file, Files.readString(Path.of(file)));
    }
    return digests;
  }

  /** Relative, with its ending. */
  String name(String path) {
    return root.relativize(Path.of(path)).toString().replace('\\', '/');
  }
}
