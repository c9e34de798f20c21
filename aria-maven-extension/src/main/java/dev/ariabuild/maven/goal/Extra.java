package dev.ariabuild.maven.goal;

import java.util.Locale;

/** Inputs that are no parameters. The label is what catalogue files say. */
public enum Extra {
  /** Version and vendor of the JDK, of the toolchain if one is chosen. */
  JDK,
  /** Name, version and architecture of the operating system. */
  PLATFORM,
  /** The module's pom file and those of its parents in the reactor. */
  POM,
  /** The effective model. */
  MODEL,
  /** Coordinates and content of all resolved dependencies. */
  DEPENDENCIES,
  /** Class path of tests: own classes, dependencies of every scope, by content. */
  TEST_CLASS_PATH,
  /** Environment variables that a process sees, except volatile ones. */
  ENVIRONMENT,
  /** Properties given with {@code -D}. */
  USER_PROPERTIES,
  /** The time zone. */
  TIME_ZONE,
  /** Files of the module that are neither built nor compiled: test data beside the sources. */
  MODULE_FILES,
  /** The module's main artifact as the last mojo left it. */
  ARTIFACT,
  /** Everything below the directory of compiled classes. */
  CLASSES,
  /** Everything below the directory of compiled test classes. */
  TEST_CLASSES,
  /** The java sources of main and test, by bytes. */
  ALL_SOURCES,
  /** Active Maven profiles, by id. */
  PROFILES;

  /**
   * Finds an extra by its label.
   *
   * @throws IllegalArgumentException naming the label
   */
  public static Extra of(String label) {
    for (Extra extra : values()) {
      if (extra.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(label)) {
        return extra;
      }
    }
    throw new IllegalArgumentException("'" + label + "' is no extra input");
  }
}
