package dev.ariabuild.aot;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** JDKs for tests: the running one and those beside it. */
public final class Jdks {
  private Jdks() {}

  public static Path running() {
    return Path.of(System.getProperty("java.home"));
  }

  /** A JDK of this version beside the running one; without one, CI fails and others skip. */
  public static Path sibling(int feature) throws IOException {
    Optional<Path> found;
    try (Stream<Path> homes = Files.list(running().toRealPath().getParent())) {
      found =
          homes
              .filter(home -> home.getFileName().toString().matches(".*\\b" + feature + "\\b.*"))
              .filter(home -> Files.isExecutable(home.resolve("bin/jlink")))
              .sorted()
              .findFirst();
    }
    String missing = "no JDK " + feature + " beside the running one";
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(found.isPresent(), missing);
    return found.orElseThrow();
  }
}
