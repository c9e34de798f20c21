package dev.ariabuild.java;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A JDK installed beside the running one, to run a test program on. */
public final class OtherJdk {
  private final Path home;

  private OtherJdk(Path home) {
    this.home = home;
  }

  /** A sibling of the running JDK with this feature release. */
  public static Optional<OtherJdk> beside(int feature) throws IOException {
    Path parent = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(parent)) {
      for (Path home : homes) {
        if (featureOf(home) == feature && Files.isExecutable(home.resolve("bin/java"))) {
          return Optional.of(new OtherJdk(home));
        }
      }
    }
    return Optional.empty();
  }

  private static int featureOf(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return -1;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    String first = version.split("[.+-]")[0];
    return first.matches("\\d{1,4}") ? Integer.parseInt(first) : -1;
  }

  /** Where it lies. */
  public Path home() {
    return home;
  }

  /** Runs a class with a main method on the test class path; what it prints, by line. */
  public List<String> run(Class<?> program) throws IOException, InterruptedException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                home.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                path,
                program.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().toList();
  }
}
