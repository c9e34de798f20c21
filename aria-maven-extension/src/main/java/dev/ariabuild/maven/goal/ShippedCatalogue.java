package dev.ariabuild.maven.goal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogue inside the extension's jar; a plugin's file is read when it is first asked for. */
public final class ShippedCatalogue implements GoalCatalogue {
  private static final String PLACE = "/META-INF/aria/goals/";

  private final Map<String, Optional<PluginGoals>> plugins = new ConcurrentHashMap<>();

  @Override
  public Optional<GoalDescriptor> find(String plugin, String version, String goal) {
    return plugins
        .computeIfAbsent(plugin, ShippedCatalogue::load)
        .flatMap(goals -> goals.find(plugin, version, goal));
  }

  static String fileName(String plugin) {
    return plugin.replace(':', '.') + ".json";
  }

  private static Optional<PluginGoals> load(String plugin) {
    try (InputStream in = ShippedCatalogue.class.getResourceAsStream(PLACE + fileName(plugin))) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(CatalogueJson.read(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
