package dev.ariabuild.maven.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this extension. */
public final class AriaVersion {
  /** As in its pom. */
  public static final String CURRENT = read();

  private AriaVersion() {}

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in =
        AriaVersion.class.getResourceAsStream("/dev/ariabuild/maven/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
