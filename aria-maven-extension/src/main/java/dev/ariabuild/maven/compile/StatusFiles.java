package dev.ariabuild.maven.compile;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The lists that maven-compiler-plugin leaves in {@code maven-status}: source files, and class
 * files of a clean build. Written only where they changed.
 */
final class StatusFiles {
  /** From here on the list of sources is sorted. */
  static final String SORTED_SINCE = "3.12";

  private StatusFiles() {}

  /** {@code inputFiles.lst}, as versions from {@link #SORTED_SINCE} write it. */
  static byte[] inputs(Collection<String> sources) {
    return lines(new TreeSet<>(sources));
  }

  /**
   * {@code createdFiles.lst}: in the order of a hash set into which the files of a directory scan
   * were put, as the plugin does it.
   *
   * @param made paths below the directory of all files that the goal makes, as they will be
   * @param removed paths below the directory that will be gone
   * @param earlier whether another file was there before the goal in this build: what later goals
   *     left does not count
   */
  static byte[] created(
      Path outputDirectory, Set<String> made, Set<String> removed, Predicate<Path> earlier) {
    List<String> scanned = new ArrayList<>();
    scan(outputDirectory.toFile(), "", scanned);
    scanned.removeAll(removed);
    scanned.removeIf(name -> !made.contains(name) && !earlier.test(outputDirectory.resolve(name)));
    Set<String> missing = new TreeSet<>(made);
    scanned.forEach(missing::remove);
    scanned.addAll(missing);
    Set<String> order = new HashSet<>(scanned.size());
    Collections.addAll(order, scanned.toArray(String[]::new));
    List<String> created = new ArrayList<>(order);
    created.retainAll(made);
    return lines(created);
  }

  private static void scan(File dir, String prefix, List<String> found) {
    String[] names = dir.list();
    if (names == null) {
      return;
    }
    for (String name : names) {
      File file = new File(dir, name);
      if (file.isDirectory()) {
        scan(file, prefix + name + File.separator, found);
      } else {
        found.add(prefix + name);
      }
    }
  }

  private static byte[] lines(Collection<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
