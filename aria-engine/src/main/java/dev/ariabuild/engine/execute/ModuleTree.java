package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.decide.OutputState;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStat;
import dev.ariabuild.engine.file.FileStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands below a module's build directory, and single outputs elsewhere in the module. One
 * listing serves until something may have changed it. Not thread-safe: a module is built by one
 * thread.
 */
final class ModuleTree implements OutputState {
  /** Aria's own corner of the build directory; nothing in it is an output. */
  static final String OWN = "aria";

  /** In it: a build of its own, of which only types are checked. */
  static final String CHECK = "check";

  private static final Set<String> NOT_OUTPUTS =
      Set.of(OWN, OWN + "/" + Stash.NAME, OWN + "/build.json", OWN + "/" + CHECK);

  private final Path moduleDir;
  private final Path buildDir;
  private final FileStore files;
  private final Predicate<String> hostOwned;
  private @Nullable SortedMap<String, FileStat> listing;

  ModuleTree(Path moduleDir, Path buildDir, FileStore files, Predicate<String> hostOwned) {
    this.hostOwned = hostOwned;
    this.moduleDir = moduleDir;
    this.buildDir = buildDir;
    this.files = files;
  }

  Path moduleDir() {
    return moduleDir;
  }

  Path buildDir() {
    return buildDir;
  }

  /** Whether outputs can be told from sources: the build directory lies below the module. */
  boolean isInsideModule() {
    return buildDir.startsWith(moduleDir) && !buildDir.equals(moduleDir);
  }

  /** Aria's own directory, for what is not an output. */
  Path own() {
    return buildDir.resolve(OWN);
  }

  /** Paths in which nothing is an output, although they lie in a build directory. */
  static Predicate<Path> noOutput(Path buildDir, Predicate<String> hostOwned) {
    return path -> {
      if (!path.startsWith(buildDir)) {
        return false;
      }
      int above = buildDir.getNameCount();
      if (path.getNameCount() == above) {
        return true;
      }
      String name = path.subpath(above, path.getNameCount()).toString();
      String output = name.replace(File.separatorChar, '/');
      return NOT_OUTPUTS.contains(output) || hostOwned.test(output);
    };
  }

  /** Paths relative to the module; directories only if they are empty. */
  SortedMap<String, FileStat> listing() {
    SortedMap<String, FileStat> known = listing;
    if (known == null) {
      known = walk();
      listing = known;
    }
    return known;
  }

  /** Forgets the listing: something ran, or files were moved. */
  void changed() {
    listing = null;
  }

  private SortedMap<String, FileStat> walk() {
    SortedMap<String, FileStat> found = new TreeMap<>();
    if (!isInsideModule() || !Files.isDirectory(buildDir)) {
      return found;
    }
    String prefix = relative(buildDir);
    Path stash = own().resolve(Stash.NAME);
    Path check = own().resolve(CHECK);
    SortedMap<String, FileStat> all =
        files.walk(buildDir, dir -> !dir.equals(stash) && !dir.equals(check)).entries();
    Set<String> parents = new HashSet<>();
    all.keySet()
        .forEach(path -> parents.add(path.substring(0, Math.max(0, path.lastIndexOf('/')))));
    all.forEach(
        (path, stat) -> {
          boolean holdsSomething = stat.isDirectory() && parents.contains(path);
          if (!holdsSomething
              && stat.kind() != FileStat.Kind.OTHER
              && !NOT_OUTPUTS.contains(path)
              && !hostOwned.test(path)) {
            found.put(prefix + "/" + path, stat);
          }
        });
    return found;
  }

  @Override
  public Optional<String> firstDifference(List<OutputEntry> outputs) {
    SortedMap<String, FileStat> now = listing();
    for (OutputEntry output : outputs) {
      try {
        if (!matches(output, now.get(output.path()))) {
          return Optional.of(output.path());
        }
      } catch (UncheckedIOException unreadable) {
        return Optional.of(output.path());
      }
    }
    return Optional.empty();
  }

  private boolean matches(OutputEntry output, @Nullable FileStat listed) {
    if (output.kind() == Kind.EMPTY_DIRECTORY) {
      return Files.isDirectory(resolve(output.path()));
    }
    FileStat stat = listed != null ? listed : files.stat(resolve(output.path())).orElse(null);
    if (stat == null || kind(output.path(), stat) != output.kind()) {
      return false;
    }
    if (output.kind() != Kind.SYMLINK && stat.size() != output.size()) {
      return false;
    }
    return entry(output.path(), stat).digest().equals(output.digest());
  }

  /** The entries of these paths as they are now, without what is gone or holds something by now. */
  List<OutputEntry> entries(Collection<String> paths) {
    List<OutputEntry> entries = new ArrayList<>();
    SortedMap<String, FileStat> now = listing();
    for (String path : paths) {
      FileStat listed = now.get(path);
      Optional<FileStat> stat =
          listed != null
              ? Optional.of(listed)
              : files.stat(resolve(path)).filter(other -> !other.isDirectory());
      stat.ifPresent(known -> entries.add(entry(path, known)));
    }
    return entries;
  }

  private OutputEntry entry(String path, FileStat stat) {
    Kind kind = kind(path, stat);
    switch (kind) {
      case EMPTY_DIRECTORY:
        return new OutputEntry(path, kind, Digest.of(new byte[0]), 0);
      case SYMLINK:
        byte[] target = linkTarget(resolve(path)).getBytes(StandardCharsets.UTF_8);
        return new OutputEntry(path, kind, Digest.of(target), target.length);
      default:
        Digest digest =
            files
                .digest(resolve(path))
                .orElseThrow(() -> new UncheckedIOException(new IOException(path + " vanished")));
        return new OutputEntry(path, kind, digest, stat.size());
    }
  }

  private Kind kind(String path, FileStat stat) {
    switch (stat.kind()) {
      case DIRECTORY:
        return Kind.EMPTY_DIRECTORY;
      case SYMLINK:
        return Kind.SYMLINK;
      default:
        if (!stat.executable()) {
          return Kind.FILE;
        }
        return files.allReadersExecute(resolve(path)) ? Kind.EXECUTABLE : Kind.EXECUTABLE_BY_OWNER;
    }
  }

  private static String linkTarget(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which of these were there at an earlier listing and are not any more. */
  List<String> removedSince(SortedMap<String, FileStat> before, Set<String> of) {
    List<String> removed = new ArrayList<>();
    for (String path : before.keySet()) {
      if (of.contains(path) && !Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        removed.add(path);
      }
    }
    return removed;
  }

  /** What is new or was touched since an earlier listing. */
  List<String> touchedSince(SortedMap<String, FileStat> before) {
    List<String> touched = new ArrayList<>();
    for (Map.Entry<String, FileStat> entry : listing().entrySet()) {
      if (!entry.getValue().equals(before.get(entry.getKey()))) {
        touched.add(entry.getKey());
      }
    }
    return touched;
  }

  Path resolve(String path) {
    return moduleDir.resolve(path);
  }

  String relative(Path path) {
    return moduleDir.relativize(path).toString().replace(File.separatorChar, '/');
  }
}
