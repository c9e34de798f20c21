package dev.ariabuild.engine.cache;

import java.io.File;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which output paths are safe to write: entries may come from other machines. */
public final class OutputPaths {
  private static final int LONGEST = 4096;
  private static final int LONGEST_NAME = 255;

  private OutputPaths() {}

  /**
   * Accepts a relative, normal, {@code /} separated path that names something below the module on
   * this platform.
   *
   * @throws IllegalArgumentException naming the path and what is wrong with it
   */
  public static void check(String path) {
    if (path.isEmpty() || path.length() > LONGEST) {
      throw bad(path, "is empty or longer than " + LONGEST + " characters");
    }
    if (path.indexOf('\0') >= 0 || path.indexOf(':') == 1) {
      throw bad(path, "contains a NUL or a drive letter");
    }
    if (File.separatorChar == '\\' && path.indexOf('\\') >= 0) {
      throw bad(path, "contains a backslash");
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
   * Rejects lists in which two paths are the same, or where one runs through another.
   *
   * @throws IllegalArgumentException naming the clash
   */
  public static void checkTogether(Collection<OutputEntry> entries) {
    Set<String> seen = new HashSet<>();
    for (OutputEntry entry : entries) {
      if (!seen.add(entry.path())) {
        throw bad(entry.path(), "is there twice");
      }
    }
    for (OutputEntry entry : entries) {
      String path = entry.path();
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
        if (seen.contains(path.substring(0, slash))) {
          throw bad(path, "runs through " + path.substring(0, slash));
        }
      }
    }
  }

  /**
   * Rejects lists that do not name the same files on every platform: with a backslash, or with two
   * names, be it of directories, that differ only in case.
   *
   * @throws IllegalArgumentException naming the path
   */
  public static void checkPortable(Collection<OutputEntry> entries) {
    Map<String, String> seen = new HashMap<>();
    for (OutputEntry entry : entries) {
      String path = entry.path();
      if (path.indexOf('\\') >= 0) {
        throw bad(path, "contains a backslash");
      }
      for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
        String name = path.substring(0, end);
        String other = seen.put(name.toLowerCase(Locale.ROOT), name);
        if (other != null && !other.equals(name)) {
          throw bad(path, "clashes with " + other);
        }
      }
    }
  }

  private static IllegalArgumentException bad(String path, String what) {
    String shown = path.length() > 200 ? path.substring(0, 200) + "…" : path;
    return new IllegalArgumentException("output path '" + shown + "' " + what);
  }
}
