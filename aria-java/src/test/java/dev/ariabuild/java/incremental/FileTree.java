package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files below a directory, which may be absent, by relative name. */
record FileTree(Path root) {
  Map<String, byte[]> read() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.filter(Files::isRegularFile).toList()) {
          files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  /** Writes a file and the directories around it. */
  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes it an empty directory. */
  FileTree wipe() throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(root);
    return this;
  }

  /** Names of files that are not here what they are in another tree, and what they are. */
  List<String> differences(FileTree expected) throws IOException {
    Map<String, byte[]> left = expected.read();
    Map<String, byte[]> right = read();
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<String> different = new ArrayList<>();
    for (String name : names) {
      if (!Arrays.equals(left.get(name), right.get(name))) {
        different.add(
            name
                + (left.containsKey(name) ? "" : " is stale")
                + (right.containsKey(name) ? "" : " is missing"));
      }
    }
    return different;
  }
}
