package dev.ariabuild.maven.overlap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What building each module took when it was last built goal by goal, in milliseconds. Kept in one
 * file; a damaged line counts as absent.
 */
final class ModuleCosts {
  private static final String SEPARATOR = "\t";

  private final Path file;
  private final Map<String, Long> costs = new ConcurrentHashMap<>();
  private volatile boolean changed;

  ModuleCosts(Path file) {
    this.file = file;
    try {
      for (String line : Files.exists(file) ? Files.readString(file).split("\n") : new String[0]) {
        String[] parts = line.split(SEPARATOR);
        if (parts.length == 2 && parts[1].matches("\\d{1,15}")) {
          costs.put(parts[0], Long.parseLong(parts[1]));
        }
      }
    } catch (IOException unreadable) {
      costs.clear();
    }
  }

  OptionalLong of(String module) {
    Long cost = costs.get(module);
    return cost == null ? OptionalLong.empty() : OptionalLong.of(cost);
  }

  void took(String module, long millis) {
    costs.put(module, millis);
    changed = true;
  }

  /** Writes what is new; that it cannot be written only costs order. */
  void save() {
    if (!changed) {
      return;
    }
    StringBuilder text = new StringBuilder();
    new TreeMap<>(costs)
        .forEach((module, cost) -> text.append(module).append(SEPARATOR).append(cost).append('\n'));
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(temporary, text);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      temporary.toFile().delete();
    }
  }
}
