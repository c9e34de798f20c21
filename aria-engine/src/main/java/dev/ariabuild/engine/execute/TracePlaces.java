package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the cache folder keeps what belongs to one checkout.
 *
 * @param cacheDir the cache folder
 * @param root directory of the root pom, absolute
 */
public record TracePlaces(Path cacheDir, Path root) {
  private static final int MOST_OTHERS = 5;
  private static final String SUFFIX = ".traces";

  /** Everything of this checkout. */
  public Path metadata() {
    return cacheDir
        .resolve("metadata")
        .resolve(Digest.ofUtf8(root.toString()).hex().substring(0, 16));
  }

  /** The traces of a module; named by its place below the root, not by the selection. */
  public Path traces(Path moduleDir) {
    return metadata().resolve("traces").resolve(name(moduleDir));
  }

  /** Keys of all that this checkout's last builds used. */
  public Set<Digest> used() {
    Set<Digest> used = new HashSet<>();
    try (Stream<Path> files = Files.list(metadata().resolve("traces"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(SUFFIX)) {
          for (Trace trace : new TraceFile(file, event -> {}).load().values()) {
            used.add(trace.key().digest());
          }
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // then it is not known
    }
    return used;
  }

  private String name(Path moduleDir) {
    String place = root.relativize(moduleDir).toString().replace('\\', '/');
    return Digest.ofUtf8(place).hex().substring(0, 24) + SUFFIX;
  }

  /** Traces of modules at the same place in other checkouts, the last changed ones first. */
  public List<Path> elsewhere(Path moduleDir) {
    Path own = metadata();
    try (Stream<Path> checkouts = Files.list(own.resolveSibling(""))) {
      return checkouts
          .filter(checkout -> !checkout.equals(own))
          .map(checkout -> checkout.resolve("traces").resolve(name(moduleDir)))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(TracePlaces::time).reversed())
          .limit(MOST_OTHERS)
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
