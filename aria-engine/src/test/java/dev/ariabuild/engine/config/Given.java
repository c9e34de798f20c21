package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A configuration to be loaded: file, environment, properties. */
final class Given {
  private final Path directory;
  private final Map<String, String> env = new LinkedHashMap<>(Map.of("HOME", "/home/u"));
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<String> mavenProfiles = new ArrayList<>();
  private Optional<Path> toml = Optional.empty();

  Given(Path directory) {
    this.directory = directory;
  }

  Given toml(String... lines) throws IOException {
    Path file = directory.resolve("aria.toml");
    Files.writeString(file, String.join("\n", lines) + "\n");
    toml = Optional.of(file);
    return this;
  }

  Given toml(Path file) {
    toml = Optional.of(file);
    return this;
  }

  Given env(String name, String value) {
    env.put(name, value);
    return this;
  }

  Given property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  Given mavenProfile(String id) {
    mavenProfiles.add(id);
    return this;
  }

  Settings load() throws ConfigException {
    return ConfigLoader.load(toml, env, properties, mavenProfiles, Set.of("aria.goal.parameter"));
  }

  /** Loading fails with exactly this message, and leaves the folder as it was. */
  void fails(String message) throws IOException {
    List<Path> before = files();
    ConfigException failure = assertThrows(ConfigException.class, this::load);
    assertEquals(message, failure.getMessage());
    assertEquals(before, files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }
}
