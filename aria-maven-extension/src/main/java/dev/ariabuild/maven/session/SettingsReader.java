package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.request.RequestRewriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;

/** Reads the settings of a session: aria.toml beside the root pom, environment, {@code -D}. */
final class SettingsReader {
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
          Optional.of(root.resolve("aria.toml")), environment, user, profiles, GOAL_PARAMETERS);
    } catch (ConfigException e) {
      throw new AriaConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /** Properties that goals of the plugin read themselves. */
  private static final Set<String> GOAL_PARAMETERS =
      Set.of(
          "aria.module",
          "aria.goal",
          "aria.measure",
          "aria.jdk",
          "aria.audit.goals",
          "aria.audit.keep",
          "aria.cache.do",
          "aria.build-info.package",
          "aria.build-info.class",
          "aria.size.baseline",
          "aria.size.update",
          "aria.size.tolerance",
          "aria.verify.run",
          "aria.trace",
          "aria.output",
          "aria.watch.goals",
          "aria.watch.command",
          "aria.watch.events",
          "aria.watch.restart");

  /** Names a profile's key and a parameter of this goal, which reads no profile. */
  private static final String SYMBOLS = "aria.symbols";

  private static final String SYMBOLICATE = ":symbolicate";
}
