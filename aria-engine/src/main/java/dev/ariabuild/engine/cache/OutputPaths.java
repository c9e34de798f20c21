package dev.ariabuild.engine.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which output paths are safe to write: entries may come from other machines. */
public final class OutputPaths {
  private static final int LONGEST = 4096;
  private static final int LONGEST_NAME = 255;

  private OutputPaths() {}

  /**
   * Accepts a relative, normal, {@code /} separated path that names something below the module.
   *
   * @throws IllegalArgumentException naming the path and what is wrong with it
   */
  public static void check(String path) {
    if (path.isEmpty() || path.length() > LONGEST) {
      throw bad(path, "is empty or longer than " + LONGEST + " characters");
    }
    if (path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0 || path.indexOf(':') == 1) {
      throw bad(path, "contains a backslash, a NUL or a drive letter");
    }
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw bad(path, "is absolute, not normal, or leaves the module");
      }
      if (name.length() > LONGEST_NAME) {
        throw bad(path, "has a name longer than " + LONGEST_NAME + " characters");
      }
    }
  }

  /**
   * Rejects lists in which two paths are the same, differ only in case, or where one runs through
   * another that is not a directory.
   *
   * @throws IllegalArgumentException naming the clash
   */
  public static void checkTogether(Collection<OutputEntry> entries) {
    Map<String, String> seen = new HashMap<>();
    for (OutputEntry entry : entries) {
      String clash = seen.put(entry.path().toLowerCase(Locale.ROOT), entry.path());
      if (clash != null) {
        throw bad(entry.path(), "clashes with " + clash);
      }
    }
    for (OutputEntry entry : entries) {
      String path = entry.path().toLowerCase(Locale.ROOT);
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
        String parent = seen.get(path.substring(0, slash));
        if (parent != null) {
          throw bad(entry.path(), "runs through " + parent);
        }
      }
    }
  }

  private static IllegalArgumentException bad(String path, String what) {
    String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
    return new IllegalArgumentException("output path '" + shown + "' " + what);
  }
}
