package dev.ariabuild.maven.compile;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The lists that maven-compiler-plugin leaves in {@code maven-status}: source files, and class
 * files of a clean build. Written only where they changed, in the charset of Maven's JVM, as the
 * plugin does it.
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
   * @param earlier whether another file was there before the goal in this build: what later goals
   *     left does not count
   * @param order of the file system
   * @return empty if it depends on an order of files that cannot be foretold
   */
  static Optional<byte[]> created(
      Path outputDirectory, Set<String> made, Predicate<Path> earlier, ListingOrder order)
      throws IOException {
    Set<String> all = new TreeSet<>(made);
    below(outputDirectory).stream()
        .filter(name -> earlier.test(outputDirectory.resolve(name)))
        .forEach(all::add);
    List<String> scanned = new ArrayList<>();
    boolean known =
        order.followsNames() && scan(outputDirectory, "", new TreeSet<>(all), order, scanned);
    if (known) {
      return Optional.of(lines(hashed(scanned, made)));
    }
    List<String> some = List.copyOf(all);
    List<String> backwards = new ArrayList<>(some);
    Collections.reverse(backwards);
    List<String> created = hashed(some, made);
    return created.equals(hashed(backwards, made)) ? Optional.of(lines(created)) : Optional.empty();
  }

  /**
   * Whether a {@code createdFiles.lst} has the order that it would have with these other files.
   * Where it has not, {@link #created} tells it.
   */
  static boolean stands(List<String> created, Collection<String> others) {
    List<String> scanned = new ArrayList<>(created); // where two are in one bucket, as they came
    scanned.addAll(others);
    return hashed(scanned, new HashSet<>(created)).equals(created);
  }

  /** The files below a directory, relative to it. */
  static List<String> below(Path directory) {
    List<String> found = new ArrayList<>();
    scan(directory.toFile(), "", found);
    return found;
  }

  private static List<String> hashed(List<String> scanned, Set<String> made) {
    Set<String> order = new HashSet<>(scanned.size());
    Collections.addAll(order, scanned.toArray(String[]::new));
    List<String> created = new ArrayList<>(order);
    created.retainAll(made);
    return created;
  }

  /** As a scan would find the files below a directory; false if that cannot be foretold. */
  private static boolean scan(
      Path dir, String prefix, SortedSet<String> all, ListingOrder order, List<String> found)
      throws IOException {
    Set<String> names = new TreeSet<>();
    for (String path : all.subSet(prefix, prefix + Character.MAX_VALUE)) {
      int separator = path.indexOf(File.separatorChar, prefix.length());
      names.add(path.substring(prefix.length(), separator < 0 ? path.length() : separator));
    }
    Optional<List<String>> listed = order.of(dir, names);
    if (listed.isEmpty()) {
      return false;
    }
    for (String name : listed.get()) {
      if (all.contains(prefix + name)) {
        found.add(prefix + name);
      } else if (!scan(dir.resolve(name), prefix + name + File.separator, all, order, found)) {
        return false;
      }
    }
    return true;
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
    return text.toString().getBytes(Charset.defaultCharset());
  }
}
