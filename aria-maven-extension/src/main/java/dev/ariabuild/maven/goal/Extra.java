package dev.ariabuild.maven.goal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Inputs that are no parameters. The label is what catalogue files say. */
public enum Extra {
  /** Version and vendor of the JDK, of the toolchain if one is chosen. */
  JDK,
  /** Version and vendor of the JDK that runs Maven. */
  BUILD_JDK,
  /** Name, version and architecture of the operating system. */
  PLATFORM,
  /** The module's pom file and those of its parents in the reactor. */
  POM,
  /** The module's own pom file alone. */
  OWN_POM,
  /** The pom files of all modules of the build. */
  REACTOR_POMS,
  /** Coordinates, packaging, names, addresses, licences and organisation of the module. */
  PROJECT_INFO,
  /** The effective model. */
  MODEL,
  /** Coordinates and content of all resolved dependencies. */
  DEPENDENCIES,
  /** Coordinates, scopes and file names of all resolved dependencies, not their content. */
  DEPENDENCY_NAMES,
  /** Coordinates of all resolved dependencies and what processors can see of their classes. */
  DEPENDENCY_ABI,
  /** Coordinates of all resolved dependencies; names and format versions of their classes. */
  DEPENDENCY_CLASS_VERSIONS,
  /**
   * Coordinates of all resolved dependencies and all of their content but the bodies of methods; if
   * an instruction of bnd may copy classes out of them, those too.
   */
  BUNDLE_DEPENDENCIES,
  /**
   * Coordinates of all resolved dependencies, all of their content but the bodies of methods, and
   * the sources of those that are modules of this build and have annotations of Maven plugins.
   */
  PLUGIN_DEPENDENCIES,
  /** Class path of tests: own classes, dependencies of every scope, by content. */
  TEST_CLASS_PATH,
  /** Environment variables that a process sees, except volatile ones. */
  ENVIRONMENT,
  /** Options that the program javac takes from its environment. */
  JAVAC_OPTIONS,
  /** Properties given with {@code -D}. */
  USER_PROPERTIES,
  /** The time zone. */
  TIME_ZONE,
  /** Files of the module that are neither built nor compiled: test data beside the sources. */
  MODULE_FILES,
  /**
   * What earlier goals of this build wrote into the build directory, except classes, generated
   * sources and reports.
   */
  BUILT_FILES,
  /** All files of the module, hidden ones too, except what is built, nested modules and .git. */
  WHOLE_MODULE,
  /** How Git ends lines here: .gitattributes and settings of the repository and the user. */
  GIT_SETTINGS,
  /** Commit, branch, tags and remote of the checkout, and whether it is clean. */
  GIT_STATE,
  /** What is set for Aria itself by environment, {@code -D} and {@code -Paria-name}. */
  ARIA_SETTINGS,
  /** The year, which notices and archives may hold. */
  YEAR,
  /** The module's main artifact as the last mojo left it. */
  ARTIFACT,
  /** The artifacts attached so far, with their content. */
  ATTACHED_ARTIFACTS,
  /** The files that describe tool chains, of the user and of the installation. */
  TOOLCHAINS,
  /** Everything below the directory of compiled classes. */
  CLASSES,
  /** Everything below the directory of compiled test classes. */
  TEST_CLASSES,
  /** Where a profile has the module's tests train an image: the class path of tests. */
  TRAINING_TESTS,
  /** The java sources of main and test, by bytes. */
  ALL_SOURCES,
  /** The resource directories of main and test, by bytes. */
  RESOURCE_FILES,
  /** Active Maven profiles, by id. */
  PROFILES;

  /** Lower case with dashes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds an extra by its label.
   *
   * @throws IllegalArgumentException naming the allowed labels
   */
  public static Extra of(String label) {
    for (Extra extra : values()) {
      if (extra.label().equals(label)) {
        return extra;
      }
    }
    String allowed = Arrays.stream(values()).map(Extra::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("'" + label + "' is no extra input; allowed: " + allowed);
  }
}
