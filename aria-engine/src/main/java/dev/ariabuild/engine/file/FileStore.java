package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.ReadLog.Aspect;
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
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the work tree: stats, digests of contents, listings. Thread-safe. Does not know what the
 * files are for.
 */
public final class FileStore {
  private final Contents contents;
  private final Predicate<Path> immutable;
  private final ConcurrentHashMap<Path, FileStat> settled;
  private final @Nullable ReadLog log;
  private final Glance all;
  private final Glance glance;

  /** A store in which any file may change at any time. */
  public FileStore(StatCache cache) {
    this(cache, path -> false);
  }

  /**
   * A store for one build session.
   *
   * @param immutable paths that, once present, cannot change in this session (released artifacts in
   *     the local repository): they are asked for once
   */
  public FileStore(StatCache cache, Predicate<Path> immutable) {
    this(cache, immutable, InstantSource.system());
  }

  /** Whether what stands at this path, such as a released jar, keeps its bytes for good. */
  public boolean isImmutable(Path path) {
    return immutable.test(path);
  }

  FileStore(StatCache cache, Predicate<Path> immutable, InstantSource clock) {
    this.contents = new Contents(cache, clock);
    this.immutable = immutable;
    this.settled = new ConcurrentHashMap<>();
    this.log = null;
    this.all = new Glance();
    this.glance = all;
  }

  private FileStore(FileStore shared, @Nullable ReadLog log, Glance all, Glance glance) {
    this.contents = shared.contents;
    this.immutable = shared.immutable;
    this.settled = shared.settled;
    this.log = log;
    this.all = all;
    this.glance = glance;
  }

  /** The same store; what it is asked, and what it answers, is noted in the log. */
  public FileStore loggedBy(ReadLog log) {
    return new FileStore(this, log, all, new Glance());
  }

  /**
   * From now until it is closed, this view, and those that were made of it, look at each path once.
   * Whoever asks for one knows that nothing runs meanwhile that could change what is asked for.
   */
  public Glance glance() {
    glance.begin();
    return glance;
  }

  /** Something is about to run or to be changed: what was looked at a moment ago says nothing. */
  public void changing() {
    all.close();
    glance.close();
  }

  /** The same view; it looks again at what was looked at a moment ago. */
  public FileStore afresh() {
    return new FileStore(this, log, new Glance(), new Glance());
  }

  /** The same store; nothing that it is asked is noted. */
  public FileStore unlogged() {
    return log == null ? this : new FileStore(this, null, all, glance);
  }

  /** Notes what an entry is to somebody who reads it in part, in place of all that was asked. */
  public void saw(PartialRead read, PartialRead.Answer answer) {
    if (log != null) {
      log.saw(read, answer);
    }
  }

  /**
   * What stands at a path; a link is not followed.
   *
   * @return empty if nothing is there
   * @throws UncheckedIOException naming the path, if that cannot be told
   */
  public Optional<FileStat> stat(Path path) {
    Optional<FileStat> stat = look(path);
    if (log != null) {
      log.saw(Aspect.STAT, path, Answers.stat(stat));
    }
    return stat;
  }

  /**
   * Whether all who may read a file may execute it, as far as the platform tells. A property of
   * outputs that is kept; nobody decides by it, so it is no answer that a log holds.
   */
  public boolean allReadersExecute(Path file) {
    try {
      return Attributes.allReadersExecute(file);
    } catch (IOException gone) {
      return true;
    }
  }

  private Optional<FileStat> look(Path path) {
    return glance == all
        ? all.at(path, this::lookNow)
        : glance.at(path, any -> all.at(any, this::lookNow));
  }

  /** Of a whole store, what lies in directories is not kept: there may be much of it. */
  private Optional<FileStat> lookAtChild(Path child) {
    return glance == all ? lookNow(child) : glance.at(child, this::lookNow);
  }

  private Optional<FileStat> lookNow(Path path) {
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

  /**
   * Digest of a file's content; a link is followed.
   *
   * @return empty if nothing is there, or the link leads nowhere
   * @throws UncheckedIOException naming the path, if it is no regular file or cannot be read
   */
  public Optional<Digest> digest(Path path) {
    return noted(path, digestThroughLink(path));
  }

  private Optional<Digest> digestThroughLink(Path path) {
    Optional<FileStat> stat = look(path);
    if (stat.isPresent() && stat.get().isSymlink()) {
      Optional<Path> real = follow(path);
      return real.isEmpty() ? Optional.empty() : digestOf(real.get(), look(real.get()));
    }
    return digestOf(path, stat);
  }

  private Optional<Digest> noted(Path path, Optional<Digest> content) {
    if (log != null) {
      log.saw(Aspect.CONTENT, path, Answers.orAbsent(content));
    }
    return content;
  }

  /**
   * Digest of a regular file whose stat was just taken, such as one from a {@link #walk}.
   *
   * @return empty if it has gone since
   * @throws UncheckedIOException naming the path, if it is no regular file or cannot be read
   */
  public Optional<Digest> digest(Path file, FileStat stat) {
    return noted(file, digestOf(file, Optional.of(stat)));
  }

  /** Whether a regular file stands there, through a link. */
  public boolean isFile(Path path) {
    return through(path).map(FileStat::isFile).orElse(false);
  }

  /** Whether a directory stands there, through a link. */
  public boolean isDirectory(Path path) {
    return through(path).map(FileStat::isDirectory).orElse(false);
  }

  private Optional<FileStat> through(Path path) {
    Optional<FileStat> stat = stat(path);
    return stat.isPresent() && stat.get().isSymlink() ? real(path).flatMap(this::stat) : stat;
  }

  /**
   * All that lies below a directory, each attribute read once. Links are listed, never followed
   * (but the directory itself may be one).
   *
   * @param descend asked for each directory below; what is not descended into is listed itself
   * @return empty if there is no such directory
   * @throws UncheckedIOException naming the path, if a directory cannot be read
   */
  public Listing walk(Path directory, Predicate<Path> descend) {
    SortedMap<String, FileStat> found = new TreeMap<>();
    record Open(Path path, String prefix) {}
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(directory, ""));
    while (!open.isEmpty()) {
      Open current = open.removeLast();
      SortedMap<Path, FileStat> children = children(current.path());
      if (log != null) {
        log.saw(Aspect.NAMES, current.path(), Answers.names(children, log));
      }
      children.forEach(
          (child, stat) -> {
            String name = current.prefix() + child.getFileName();
            found.put(name, stat);
            if (stat.isDirectory() && descend.test(child)) {
              open.add(new Open(child, name + "/"));
            }
          });
    }
    return new Listing(found);
  }

  /** What lies in a directory; nothing if it is gone, or replaced by a file. */
  private SortedMap<Path, FileStat> children(Path directory) {
    SortedMap<Path, FileStat> found = new TreeMap<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        lookAtChild(child).ifPresent(stat -> found.put(child, stat));
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

  /**
   * Answers a question of a log again.
   *
   * @param listed stats of what was listed already while questions were answered; added to
   */
  Digest answer(ReadLog.Read read, ReadLog seenBy, Map<Path, FileStat> listed) {
    Path path = read.path();
    FileStat stat = listed.get(path);
    return switch (read.aspect()) {
      case STAT -> Answers.stat(stat == null ? look(path) : Optional.of(stat));
      case CONTENT ->
          Answers.orAbsent(
              stat == null || !stat.isFile()
                  ? digestThroughLink(path)
                  : digestOf(path, Optional.of(stat)));
      case NAMES -> {
        SortedMap<Path, FileStat> children = children(path);
        listed.putAll(children);
        yield Answers.names(children, seenBy);
      }
      case LINK -> Answers.text(target(path));
      case REAL -> Answers.text(follow(path).map(Path::toString));
    };
  }

  /**
   * The whole content; a link is followed.
   *
   * @return empty if nothing is there
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public Optional<byte[]> content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (log != null) {
        noted(file, digestThroughLink(file));
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      noted(file, Optional.empty());
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * What a link says, as it was written.
   *
   * @return empty if there is no link
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public Optional<String> linkTarget(Path link) {
    Optional<String> target = target(link);
    if (log != null) {
      log.saw(Aspect.LINK, link, Answers.text(target));
    }
    return target;
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (NoSuchFileException | NotLinkException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(link, e);
    }
  }

  /**
   * Where a path leads once all links are followed.
   *
   * @return empty if it leads nowhere, or in a circle
   * @throws UncheckedIOException naming the path, if it may not be followed
   */
  public Optional<Path> real(Path path) {
    Optional<Path> real = follow(path);
    if (log != null) {
      log.saw(Aspect.REAL, path, Answers.text(real.map(Path::toString)));
    }
    return real;
  }

  private static Optional<Path> follow(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (AccessDeniedException e) {
      throw unreadable(path, e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<FileStat> read(Path path) {
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

  private Optional<Digest> digestOf(Path file, Optional<FileStat> found) {
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
