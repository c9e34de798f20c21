package dev.ariabuild.maven.session;

/** The user's configuration cannot be used; the message is for the user. */
public final class AriaConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message that names what, where, the allowed values and the way out. */
  public AriaConfigurationException(String message) {
    super(message);
  }
}
