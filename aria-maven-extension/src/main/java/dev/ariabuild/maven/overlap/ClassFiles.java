package dev.ariabuild.maven.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names, sizes and times of all files below a directory: whether they stay as they are.
 *
 * @param files by path
 */
record ClassFiles(Map<Path, String> files) {
  static ClassFiles in(Path directory) {
    Map<Path, String> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.put(file, attributes.size() + " " + attributes.lastModifiedTime());
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
    }
    return new ClassFiles(files);
  }

  /** A file that is not as it was. */
  Optional<Path> difference(ClassFiles before) {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      if (!file.getValue().equals(before.files.get(file.getKey()))) {
        return Optional.of(file.getKey());
      }
    }
    return before.files.keySet().stream().filter(file -> !files.containsKey(file)).findFirst();
  }
}
