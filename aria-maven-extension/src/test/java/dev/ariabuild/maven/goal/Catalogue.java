package dev.ariabuild.maven.goal;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.TomlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue's files as they are written. */
final class Catalogue {
  static final Path DIR = Path.of("src/main/goals");

  private Catalogue() {}

  static List<Path> files() {
    try (Stream<Path> all = Files.list(DIR)) {
      return all.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PluginGoals read(Path file) {
    try {
      return GoalTables.file(TomlFile.read(file));
    } catch (ConfigException | IllegalArgumentException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }
}
