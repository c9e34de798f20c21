package dev.ariabuild.maven.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Properties;

/** The version of this extension. */
public final class AriaVersion {
  /** As in its pom. */
  public static final String CURRENT = read();

  private AriaVersion() {}

  /** The jar or folder from which it runs; empty if that cannot be told. */
  public static Optional<Path> installed() {
    CodeSource source = AriaVersion.class.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

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
