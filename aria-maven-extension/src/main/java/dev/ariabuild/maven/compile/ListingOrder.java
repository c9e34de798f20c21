package dev.ariabuild.maven.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The order in which a directory would be listed if it held certain names. Tries it out in a
 * directory of its own: many file systems order names by a hash that only they know, others by when
 * files came.
 */
class ListingOrder {
  private static final int SAMPLES = 12;

  private final Path corner;

  /**
   * Orders of one file system.
   *
   * @param corner a directory on it in which files may be made for a moment; need not exist
   */
  ListingOrder(Path corner) {
    this.corner = corner;
  }

  /** Whether it is the names that tell, and not when they came. */
  boolean followsNames() throws IOException {
    List<String> names =
        IntStream.range(0, SAMPLES).mapToObj(i -> "Sample" + 7 * i + ".class").toList();
    return tried(names).isPresent();
  }

  /**
   * Names in the order of a listing; empty if it cannot be foretold.
   *
   * @param dir may hold some of the names, and others
   */
  Optional<List<String>> of(Path dir, Set<String> names) throws IOException {
    String[] there = dir.toFile().list();
    List<String> listed = new ArrayList<>(there == null ? List.of() : Arrays.asList(there));
    listed.retainAll(names);
    return listed.size() == names.size()
        ? Optional.of(listed)
        : tried(List.copyOf(new TreeSet<>(names)));
  }

  private Optional<List<String>> tried(List<String> names) throws IOException {
    List<String> backwards = new ArrayList<>(names);
    Collections.reverse(backwards);
    List<String> order = list(names);
    return order.equals(list(backwards)) ? Optional.of(order) : Optional.empty();
  }

  /** Makes files of these names, one after the other, and lists them. */
  private List<String> list(List<String> names) throws IOException {
    boolean made = !Files.exists(corner);
    Files.createDirectories(corner);
    Path dir = Files.createTempDirectory(corner, "order");
    Set<Path> files = new HashSet<>();
    try {
      for (String name : names) {
        files.add(Files.createFile(dir.resolve(name)));
      }
      String[] listed = dir.toFile().list();
      return listed == null ? List.of() : List.of(listed);
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(dir);
      if (made) {
        Files.deleteIfExists(corner);
      }
    }
  }
}
