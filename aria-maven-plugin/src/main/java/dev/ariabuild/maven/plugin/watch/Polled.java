package dev.ariabuild.maven.plugin.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Single files outside of the work tree, looked at from time to time. Not thread-safe. */
final class Polled {
  private final Map<Path, String> states = new TreeMap<>();

  /** Looks at these too. */
  void add(Collection<Path> files) {
    files.forEach(file -> states.computeIfAbsent(file, Polled::state));
  }

  Set<Path> files() {
    return Set.copyOf(states.keySet());
  }

  /** Those that changed, came or went since they were last looked at. */
  Set<Path> changed() {
    Set<Path> changed = new HashSet<>();
    states.replaceAll(
        (file, before) -> {
          String now = state(file);
          if (!now.equals(before)) {
            changed.add(file);
          }
          return now;
        });
    return changed;
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    } catch (IOException notThere) {
      return "";
    }
  }
}
