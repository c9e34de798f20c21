package dev.ariabuild.engine.config;

/**
 * The configuration is wrong. The message is the whole story for the user: place, key, what was
 * found, what is allowed, the nearest valid name. Nothing has been written.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the complete message. */
  public ConfigException(String message) {
    super(message);
  }
}
