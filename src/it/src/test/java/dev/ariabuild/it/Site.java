package dev.ariabuild.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where everything lies, as the module's pom says. */
final class Site {
  private Site() {}

  /** The version of Aria under test. */
  static String version() {
    return property("it.version");
  }

  /** Versions of Maven to test with, oldest first. */
  static List<String> mavens() {
    return List.of(property("it.mavens").split(","));
  }

  /** The Maven that most tests use. */
  static String maven() {
    return mavens().contains("3.9.16") ? "3.9.16" : mavens().get(0);
  }

  static Path mavenHome(String version) {
    return target().resolve("mavens").resolve("apache-maven-" + version);
  }

  /** Folder of this process alone: several run tests side by side. */
  static Path scratch() {
    Path scratch = target().resolve(property("it.fork"));
    try {
      return Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path projects() {
    return path("it.projects");
  }

  static Path target() {
    return path("it.target");
  }

  /** The root of the reactor whose artifacts are tested. */
  static Path reactor() {
    return path("it.reactor");
  }

  static Path userRepository() {
    return path("it.userRepository");
  }

  private static Path path(String property) {
    return Path.of(property(property)).toAbsolutePath().normalize();
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "system property "
              + name
              + " is missing; run these tests with mvn verify -pl src/it -am");
    }
    return value;
  }
}
