package dev.ariabuild.engine.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A moment in which nothing runs that could change a file: while it lasts, a {@link FileStore}
 * looks at each path once. Modules and their goals ask for the same entries of class paths again
 * and again, and a reactor makes these long.
 */
public final class Glance implements AutoCloseable {
  private volatile @Nullable Map<Path, Optional<FileStat>> seen;

  Glance() {}

  /** Goes on with one that lasts, else begins one. */
  void begin() {
    if (seen == null) {
      seen = new ConcurrentHashMap<>();
    }
  }

  Optional<FileStat> at(Path path, Function<Path, Optional<FileStat>> look) {
    Map<Path, Optional<FileStat>> known = seen;
    return known == null ? look.apply(path) : known.computeIfAbsent(path, look);
  }

  /** Ends it, if it lasts. */
  @Override
  public void close() {
    seen = null;
  }
}
