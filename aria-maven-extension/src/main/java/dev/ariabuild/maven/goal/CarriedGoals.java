package dev.ariabuild.maven.goal;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.TomlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Descriptions that plugins carry in their own jars. One that cannot be read is told and counts as
 * absent, so its goals run.
 */
public final class CarriedGoals {
  /** Where in a plugin's jar they lie. */
  public static final String PLACE = "META-INF/aria/goals.toml";

  private final Map<Path, Optional<PluginGoals>> jars = new ConcurrentHashMap<>();
  private final Consumer<String> complaints;

  /** What is wrong with a plugin's file goes there, once. */
  public CarriedGoals(Consumer<String> complaints) {
    this.complaints = complaints;
  }

  /**
   * The description of a goal, if its plugin carries one.
   *
   * @param plugin {@code groupId:artifactId}
   * @param jar of the plugin
   */
  public Optional<GoalDescriptor> find(String plugin, Path jar, String goal) {
    return jars.computeIfAbsent(jar, file -> read(plugin, file))
        .map(goals -> goals.goals().get(goal));
  }

  private Optional<PluginGoals> read(String plugin, Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(PLACE);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return Optional.of(GoalTables.own(TomlFile.parse(PLACE, text), plugin));
      }
    } catch (IOException | ConfigException | IllegalArgumentException e) {
      complaints.accept(
          PLACE + " of " + plugin + " is not used, so its goals run: " + e.getMessage());
      return Optional.empty();
    }
  }
}
