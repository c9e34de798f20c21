package dev.ariabuild.engine.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes {@link Settings} of file, environment and user properties; later ones win. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads and checks everything; writes nothing.
   *
   * @param toml {@code aria.toml}; absent is fine
   * @param env environment variables
   * @param userProperties properties of the command line ({@code -D})
   * @throws ConfigException on the first thing that is wrong
   */
  public static Settings load(
      Optional<Path> toml, Map<String, String> env, Map<String, String> userProperties)
      throws ConfigException {
    throw new UnsupportedOperationException("to come");
  }
}
