package dev.ariabuild.aot.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Compares two jars: which classes and resources there are, and what each holds. Order, times and
 * compression do not count.
 */
final class JarComparison {
  private JarComparison() {}

  /**
   * What was found.
   *
   * @param classes compared
   * @param resources compared
   * @param dropped classes that are not there any more, where that is allowed
   * @param differences a line each
   */
  record Findings(int classes, int resources, int dropped, List<String> differences) {}

  /**
   * Compares.
   *
   * @param mayDrop whether classes may be missing, as whole-program reduction drops some
   */
  static Findings compare(Path before, Path after, String label, boolean mayDrop)
      throws IOException {
    List<String> differences = new ArrayList<>();
    int classes = 0;
    int resources = 0;
    int dropped = 0;
    try (ZipFile old = new ZipFile(before.toFile());
        ZipFile now = new ZipFile(after.toFile())) {
      TreeSet<String> names = names(old);
      TreeSet<String> there = names(now);
      for (String name : names) {
        boolean isClass = name.endsWith(".class");
        if (!there.contains(name)) {
          if (isClass && mayDrop) {
            dropped++;
          } else {
            differences.add(label + " has no " + what(name) + " any more");
          }
          continue;
        }
        byte[] one = bytes(old, name);
        byte[] two = bytes(now, name);
        if (isClass) {
          classes++;
          ClassComparison.difference(one, two)
              .ifPresent(where -> differences.add(label + ", " + what(name) + ": " + where));
        } else {
          resources++;
          if (!Arrays.equals(one, two)) {
            differences.add(label + ", " + what(name) + ": " + firstByte(one, two));
          }
        }
      }
      there.removeAll(names);
      there.forEach(name -> differences.add(label + " has a new " + what(name)));
    }
    return new Findings(classes, resources, dropped, differences);
  }

  private static String what(String entry) {
    return entry.endsWith(".class")
        ? "class " + entry.substring(0, entry.length() - ".class".length()).replace('/', '.')
        : "resource " + entry;
  }

  private static String firstByte(byte[] before, byte[] after) {
    int at = Arrays.mismatch(before, after);
    return "it differs from byte %d on (%d bytes before, %d now)"
        .formatted(at, before.length, after.length);
  }

  private static TreeSet<String> names(ZipFile zip) {
    TreeSet<String> names = new TreeSet<>();
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!entry.isDirectory()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
