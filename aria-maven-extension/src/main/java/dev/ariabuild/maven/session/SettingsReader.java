package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.GoalParameters;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.request.RequestRewriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/** Reads the settings of a session: aria.toml beside the root pom, environment, {@code -D}. */
final class SettingsReader {
  /** Names a profile's key and a parameter of this goal, which reads no profile. */
  private static final String SYMBOLS = "aria.symbols";

  private static final String SYMBOLICATE = ":symbolicate";

  private SettingsReader() {}

  static Settings read(MavenSession session, Path root) {
    Map<String, String> environment = new HashMap<>();
    Properties system = session.getSystemProperties();
    for (String name : system.stringPropertyNames()) {
      if (name.startsWith("env.")) {
        environment.put(name.substring(4), system.getProperty(name));
      }
    }
    Map<String, String> user = new HashMap<>();
    Properties properties = session.getUserProperties();
    properties.stringPropertyNames().forEach(name -> user.put(name, properties.getProperty(name)));
    if (session.getRequest().getGoals().stream().anyMatch(goal -> goal.endsWith(SYMBOLICATE))) {
      user.remove(SYMBOLS);
    }
    Object profile = session.getRequest().getData().get(RequestRewriter.PROFILE);
    List<String> profiles =
        profile == null ? List.of() : List.of(ConfigLoader.MAVEN_PROFILE_PREFIX + profile);
    try {
      return ConfigLoader.load(
          Optional.of(root.resolve("aria.toml")),
          environment,
          user,
          profiles,
          GoalParameters.NAMES);
    } catch (ConfigException e) {
      throw new AriaConfigurationException(String.valueOf(e.getMessage()));
    }
  }
}
