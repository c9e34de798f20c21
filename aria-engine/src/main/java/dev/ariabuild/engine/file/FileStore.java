package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.ReadLog.Aspect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the work tree: stats, digests of contents, listings; what it answers is noted in a log, if
 * it has one. Thread-safe. Does not know what the files are for.
 */
public final class FileStore {
  private final WorkTree tree;
  private final @Nullable ReadLog log;

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
    return tree.isImmutable(path);
  }

  FileStore(StatCache cache, Predicate<Path> immutable, InstantSource clock) {
    this(new WorkTree(new Contents(cache, clock), immutable), null);
  }

  private FileStore(WorkTree tree, @Nullable ReadLog log) {
    this.tree = tree;
    this.log = log;
  }

  /** The same store; what it is asked, and what it answers, is noted in the log. */
  public FileStore loggedBy(ReadLog log) {
    return new FileStore(tree.part(), log);
  }

  /**
   * From now until it is closed, this view, and those that were made of it, look at each path once.
   * Whoever asks for one knows that nothing runs meanwhile that could change what is asked for.
   */
  public Glance glance() {
    return tree.glance();
  }

  /** Something is about to run or to be changed: what was looked at a moment ago says nothing. */
  public void changing() {
    tree.changing();
  }

  /** The same view; it looks again at what was looked at a moment ago. */
  public FileStore afresh() {
    return new FileStore(tree.afresh(), log);
  }

  /** The same store; nothing that it is asked is noted. */
  public FileStore unlogged() {
    return log == null ? this : new FileStore(tree, null);
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
    Optional<FileStat> stat = tree.stat(path);
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

  /**
   * Digest of a file's content; a link is followed.
   *
   * @return empty if nothing is there, or the link leads nowhere
   * @throws UncheckedIOException naming the path, if it is no regular file or cannot be read
   */
  public Optional<Digest> digest(Path path) {
    return noted(path, tree.digest(path));
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
    return noted(file, tree.digest(file, Optional.of(stat)));
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
      SortedMap<Path, FileStat> children = tree.children(current.path());
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

  /** When what a question is about was last touched, through a link; empty if nothing is there. */
  Optional<FileStat> touched(ReadLog.Read read) {
    return through(read.path());
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
      case STAT -> Answers.stat(stat == null ? tree.stat(path) : Optional.of(stat));
      case CONTENT ->
          Answers.orAbsent(
              stat == null || !stat.isFile()
                  ? tree.digest(path)
                  : tree.digest(path, Optional.of(stat)));
      case NAMES -> {
        SortedMap<Path, FileStat> children = tree.children(path);
        listed.putAll(children);
        yield Answers.names(children, seenBy);
      }
      case LINK -> Answers.text(tree.linkTarget(path));
      case REAL -> Answers.text(tree.real(path).map(Path::toString));
    };
  }

  /**
   * The whole content; a link is followed.
   *
   * @return empty if nothing is there
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public Optional<byte[]> content(Path file) {
    Optional<byte[]> content = tree.content(file);
    if (log != null) {
      noted(file, content.isPresent() ? tree.digest(file) : Optional.empty());
    }
    return content;
  }

  /**
   * What a link says, as it was written.
   *
   * @return empty if there is no link
   * @throws UncheckedIOException naming the path, if it cannot be read
   */
  public Optional<String> linkTarget(Path link) {
    Optional<String> target = tree.linkTarget(link);
    if (log != null) {
      log.saw(Aspect.LINK, link, Answers.text(target));
    }
    return target;
  }

  /**
   * Where a path leads once all links are followed.
   *
   * @return empty if it leads nowhere, or in a circle
   * @throws UncheckedIOException naming the path, if it may not be followed
   */
  public Optional<Path> real(Path path) {
    Optional<Path> real = tree.real(path);
    if (log != null) {
      log.saw(Aspect.REAL, path, Answers.text(real.map(Path::toString)));
    }
    return real;
  }
}
