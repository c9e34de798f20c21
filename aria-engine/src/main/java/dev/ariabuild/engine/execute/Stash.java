package dev.ariabuild.engine.execute;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Outputs that were set aside while an action runs. They come back with {@link #rollBack}; {@link
 * #discard} lets them go.
 */
final class Stash {
  /** Its directory, in Aria's own corner of the build directory. */
  static final String NAME = "stash";

  private final Path moduleDir;
  private final Path buildDir;
  private final Path own;
  private final Path place;
  private final Set<String> kept;
  private final List<String> moved = new ArrayList<>();
  private final List<String> removedDirectories = new ArrayList<>();

  /**
   * An empty stash.
   *
   * @param name tells it from others that are in use at the same time
   * @param kept directories that stay even when they become empty
   */
  Stash(Path moduleDir, Path buildDir, String name, Set<String> kept) {
    this.moduleDir = moduleDir;
    this.buildDir = buildDir;
    this.own = buildDir.resolve(ModuleTree.OWN);
    this.place = own.resolve(NAME).resolve(name);
    this.kept = kept;
  }

  /**
   * Moves these away, and removes directories that thereby became empty.
   *
   * @throws IOException if one cannot be moved; those before it still come back with {@link
   *     #rollBack}
   */
  void setAside(Collection<String> paths) throws IOException {
    deleteTree(place);
    Set<@Nullable Path> left = new HashSet<>();
    Set<Path> made = new HashSet<>();
    for (String path : paths) {
      Path from = moduleDir.resolve(path);
      if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
        if (deleteEmpty(from)) {
          removedDirectories.add(path);
          left.add(from.getParent());
        }
      } else if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Path to = place.resolve(path);
        if (made.add(to.getParent())) {
          Files.createDirectories(to.getParent());
        }
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        moved.add(path);
        left.add(from.getParent());
      }
    }
    left.forEach(this::prune);
  }

  /** Puts everything back. */
  void rollBack() throws IOException {
    for (String path : moved) {
      Path to = moduleDir.resolve(path);
      Files.createDirectories(to.getParent());
      Files.move(place.resolve(path), to, StandardCopyOption.REPLACE_EXISTING);
    }
    for (String path : removedDirectories) {
      Files.createDirectories(moduleDir.resolve(path));
    }
    discard();
  }

  /**
   * Puts back what nothing has taken the place of; lets the rest go.
   *
   * @return whether there was anything
   */
  boolean putBackUnlessReplaced() throws IOException {
    if (moved.isEmpty() && removedDirectories.isEmpty()) {
      return false;
    }
    for (String path : moved) {
      Path to = moduleDir.resolve(path);
      if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS) && createDirectories(parent(to))) {
        Files.move(place.resolve(path), to);
      }
    }
    for (String path : removedDirectories) {
      createDirectories(moduleDir.resolve(path));
    }
    discard();
    return true;
  }

  private Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? moduleDir : parent;
  }

  private static boolean createDirectories(Path dir) throws IOException {
    try {
      Files.createDirectories(dir);
      return true;
    } catch (FileAlreadyExistsException aFileIsInTheWay) {
      return false;
    }
  }

  /** Deletes what was set aside. */
  void discard() throws IOException {
    moved.clear();
    removedDirectories.clear();
    deleteTree(place);
    deleteEmpty(own.resolve(NAME));
    deleteEmpty(own);
  }

  /** Removes a file and the directories above it that became empty, up to the build directory. */
  void delete(String path) throws IOException {
    Path file = moduleDir.resolve(path);
    if (kept.contains(path) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (DirectoryNotEmptyException holdsSomething) {
      return;
    }
    prune(file.getParent());
  }

  private void prune(@Nullable Path dir) {
    Path at = dir;
    while (at != null && at.startsWith(buildDir) && !at.equals(buildDir) && deleteEmpty(at)) {
      at = at.getParent();
    }
  }

  private boolean deleteEmpty(Path dir) {
    String name = moduleDir.relativize(dir).toString().replace(File.separatorChar, '/');
    if (kept.contains(name)) {
      return false;
    }
    try {
      Files.delete(dir);
      return true;
    } catch (IOException notEmptyOrGone) {
      return false;
    }
  }

  /** Deletes a directory with all that is in it; links are not followed. */
  static void deleteTree(Path dir) throws IOException {
    if (!Files.exists(dir, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
