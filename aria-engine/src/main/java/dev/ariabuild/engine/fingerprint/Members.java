package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStat;
import dev.ariabuild.engine.file.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files that a tool sees below a directory. Compilers and archivers follow links, so a link to
 * a file is read through, and what lies behind a link to a directory is listed below the link's
 * name; a link that leads back above itself is not followed again.
 */
final class Members {
  private static final int MOST_LINKS = 100_000;

  private final FileStore files;
  private final Predicate<String> include;
  private final SortedMap<String, Member> found = new TreeMap<>();
  private int links;

  /**
   * One file or link.
   *
   * @param content where its content lies; null for a link to a directory or to nothing
   * @param stat of {@code content}
   * @param link what the link says, or null for a file
   */
  record Member(@Nullable Path content, @Nullable FileStat stat, @Nullable String link) {
    /** Of its content; empty if it has none. */
    Optional<Digest> digest(FileStore files) {
      return content == null || stat == null ? Optional.empty() : files.digest(content, stat);
    }
  }

  private Members(FileStore files, Predicate<String> include) {
    this.files = files;
    this.include = include;
  }

  static SortedMap<String, Member> of(FileStore files, Path root, Predicate<String> include) {
    Members members = new Members(files, include);
    Optional<Path> real = files.real(root);
    if (real.isPresent()) {
      members.below(real.get(), "", new HashSet<>(Set.of(real.get())));
    }
    return members.found;
  }

  private void below(Path directory, String prefix, Set<Path> inside) {
    for (Map.Entry<String, FileStat> entry :
        files.walk(directory, sub -> true).entries().entrySet()) {
      String name = prefix + entry.getKey();
      FileStat stat = entry.getValue();
      if (stat.isFile()) {
        if (include.test(name)) {
          found.put(name, new Member(directory.resolve(entry.getKey()), stat, null));
        }
      } else if (stat.isSymlink()) {
        follow(directory.resolve(entry.getKey()), name, inside);
      }
    }
  }

  private void follow(Path link, String name, Set<Path> inside) {
    if (++links > MOST_LINKS) {
      throw new UncheckedIOException(
          new IOException(
              "cannot list " + link + ": its directories link to each other too often"));
    }
    Optional<Path> real = files.real(link);
    Optional<FileStat> stat = real.flatMap(files::stat);
    boolean file = stat.isPresent() && stat.get().isFile();
    if (include.test(name)) {
      found.put(
          name,
          new Member(
              file ? real.orElse(null) : null,
              file ? stat.orElse(null) : null,
              files.linkTarget(link).orElse("")));
    }
    if (stat.isPresent() && stat.get().isDirectory() && real.isPresent()) {
      boolean above = link.toAbsolutePath().startsWith(real.get());
      if (!above && inside.add(real.get())) {
        below(real.get(), name + "/", inside);
        inside.remove(real.get());
      }
    }
  }
}
