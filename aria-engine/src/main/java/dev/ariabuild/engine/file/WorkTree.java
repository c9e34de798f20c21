package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What stands in the work tree, looked at as often as the glances and what is immutable demand.
 * Whatever cannot be read is an {@link UncheckedIOException} that names the path. Thread-safe; does
 * not know who asks, nor what is noted.
 */
final class WorkTree {
  private final Contents contents;
  private final Predicate<Path> immutable;
  private final ConcurrentHashMap<Path, FileStat> settled;
  private final Glance all;
  private final Glance glance;

  WorkTree(Contents contents, Predicate<Path> immutable) {
    this.contents = contents;
    this.immutable = immutable;
    this.settled = new ConcurrentHashMap<>();
    this.all = new Glance();
    this.glance = all;
  }

  private WorkTree(WorkTree shared, Glance all, Glance glance) {
    this.contents = shared.contents;
    this.immutable = shared.immutable;
    this.settled = shared.settled;
    this.all = all;
    this.glance = glance;
  }

  /** The same for a part of the build, with a glance of its own inside of those for all. */
  WorkTree part() {
    return new WorkTree(this, all, new Glance());
  }

  /** The same, looked at again. */
  WorkTree afresh() {
    return new WorkTree(this, new Glance(), new Glance());
  }

  boolean isImmutable(Path path) {
    return immutable.test(path);
  }

  Glance glance() {
    glance.begin();
    return glance;
  }

  /** Ends all glances of this view. */
  void changing() {
    all.close();
    glance.close();
  }

  /** What stands at a path; a link is not followed. */
  Optional<FileStat> stat(Path path) {
    return glance == all
        ? all.at(path, this::statNow)
        : glance.at(path, any -> all.at(any, this::statNow));
  }

  /** Of a whole store, what lies in directories is not kept: there may be much of it. */
  private Optional<FileStat> statOfChild(Path child) {
    return glance == all ? statNow(child) : glance.at(child, this::statNow);
  }

  private Optional<FileStat> statNow(Path path) {
    FileStat known = settled.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<FileStat> stat = read(path);
    if (stat.isPresent() && !stat.get().isSymlink() && immutable.test(path)) {
      settled.put(path, stat.get());
    }
    return stat;
  }

  /** What lies in a directory; nothing if it is gone, or replaced by a file. */
  SortedMap<Path, FileStat> children(Path directory) {
    SortedMap<Path, FileStat> found = new TreeMap<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        statOfChild(child).ifPresent(stat -> found.put(child, stat));
      }
      return found;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new TreeMap<>();
    } catch (DirectoryIteratorException e) {
      throw unreadable(directory, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  /** Digest of a content; a link is followed. Empty if nothing is there. */
  Optional<Digest> digest(Path path) {
    Optional<FileStat> stat = stat(path);
    if (stat.isPresent() && stat.get().isSymlink()) {
      Optional<Path> real = real(path);
      return real.isEmpty() ? Optional.empty() : digest(real.get(), stat(real.get()));
    }
    return digest(path, stat);
  }

  /** Digest of a regular file by its stat; empty if there is none, or the file has gone since. */
  Optional<Digest> digest(Path file, Optional<FileStat> found) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    FileStat stat = found.get();
    if (!stat.isFile()) {
      throw unreadable(file, new IOException("not a regular file but " + stat.kind()));
    }
    try {
      return contents.digest(file, stat);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The whole content; a link is followed. Empty if nothing is there. */
  Optional<byte[]> content(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What a link says; empty if there is none. */
  Optional<String> linkTarget(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (NoSuchFileException | NotLinkException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(link, e);
    }
  }

  /** Where a path leads once all links are followed; empty if nowhere. */
  Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (AccessDeniedException e) {
      throw unreadable(path, e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<FileStat> read(Path path) {
    try {
      return Optional.of(Attributes.read(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      if (runsThroughFile(path)) {
        return Optional.empty();
      }
      throw unreadable(path, e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Whether an ancestor is a file, so that nothing can be there. */
  private static boolean runsThroughFile(Path path) {
    for (Path up = path.toAbsolutePath().getParent(); up != null; up = up.getParent()) {
      if (Files.exists(up, LinkOption.NOFOLLOW_LINKS)) {
        return !Files.isDirectory(up);
      }
    }
    return false;
  }

  private static UncheckedIOException unreadable(Path path, IOException cause) {
    return new UncheckedIOException("cannot read " + path + ": " + cause.getMessage(), cause);
  }
}
