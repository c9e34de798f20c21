package dev.ariabuild.maven.goal;

import java.util.Locale;

/** What a parameter means to the action. The label is what catalogue files say. */
public enum Role {
  /** Every character of the evaluated value counts. */
  VALUE,
  /** Does not influence outputs; must be justified in the catalogue file. */
  IGNORE,
  /** A file (or a list of files) that is read if it exists: path and bytes count. */
  FILE,
  /** A directory (or a list) all of whose files are read: path, names and bytes count. */
  TREE,
  /** Java source roots: tokens and lines of Java files count. */
  SOURCES,
  /** A class path of which the compiler sees the ABI. */
  COMPILE_CLASS_PATH,
  /** A class path whose whole content counts. */
  RUNTIME_CLASS_PATH,
  /** Maven resources: directories, patterns, filtering and the values that filters can see. */
  RESOURCES,
  /** A directory all of whose files are filtered: they count, and the values filters can see. */
  FILTERED_TREE,
  /** A file or directory it writes; its place counts. A directory is exclusive: see catalogue. */
  OUTPUT,
  /** A directory it writes into beside others that nothing describes; its place counts. */
  SHARED_OUTPUT,
  /** A text that may hold the path of a file or the location of a resource. */
  LOCATION,
  /** Arguments of a process: text, late {@code @{properties}}, and what it names of files count. */
  COMMAND_LINE,
  /** A program of a JDK: the JDK it belongs to counts; if that cannot be told, the goal runs. */
  JDK_TOOL,
  /** A configuration file (or the name of a resource): it is read with the files it names. */
  CONFIGURATION,
  /** Coordinates of artifacts that are fetched: what may change below them makes the goal run. */
  COORDINATES,
  /** A descriptor of an assembly: read with the files of the module that it takes. */
  ASSEMBLY_DESCRIPTOR,
  /** A directory of sources for bnd: all its files are read if an instruction may copy them. */
  BUNDLE_SOURCES;

  /** Lower case with dashes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a role by its label.
   *
   * @throws IllegalArgumentException naming the allowed labels
   */
  public static Role of(String label) {
    for (Role role : values()) {
      if (role.label().equals(label)) {
        return role;
      }
    }
    StringBuilder allowed = new StringBuilder();
    for (Role role : values()) {
      allowed.append(allowed.length() == 0 ? "" : ", ").append(role.label());
    }
    throw new IllegalArgumentException("'" + label + "' is no role; allowed: " + allowed);
  }
}
