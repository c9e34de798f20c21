package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Notes everything that is asked of a {@link FileStore} and what the answer was. Whoever gets the
 * same answers again comes to the same conclusions. Thread-safe. Does not know who asks, or why.
 */
public final class ReadLog {
  private final Predicate<Path> unseen;
  private final Map<Read, Digest> answers = new HashMap<>();
  private final Map<PartialRead, PartialRead.Answer> partial = new HashMap<>();
  private final Set<Path> unstable = new TreeSet<>();
  private final Set<Read> latest = new HashSet<>();
  private final Set<PartialRead> latestParts = new HashSet<>();

  /**
   * An empty log.
   *
   * @param unseen paths whose coming and going in a directory does not count
   */
  public ReadLog(Predicate<Path> unseen) {
    this.unseen = unseen;
  }

  boolean sees(Path path) {
    return !unseen.test(path);
  }

  synchronized void saw(Aspect aspect, Path path, Digest answer) {
    Read read = new Read(aspect, path);
    latest.add(read);
    Digest before = answers.put(read, answer);
    if (before != null && !before.equals(answer)) {
      unstable.add(path);
    }
  }

  synchronized void saw(PartialRead read, PartialRead.Answer answer) {
    latestParts.add(read);
    PartialRead.Answer before = partial.put(read, answer);
    if (before != null && !before.normalised().equals(answer.normalised())) {
      unstable.add(read.entry());
    }
  }

  /**
   * Questions and answers about some paths. Of a question that was answered in two ways, the last
   * answer.
   */
  public synchronized Reads reads(Predicate<Path> about) {
    return reads(about, answers.keySet(), partial.keySet());
  }

  /** From now on only questions that are still to come are the latest ones. */
  synchronized void mark() {
    latest.clear();
    latestParts.clear();
  }

  /** The latest questions about some paths, with their answers. */
  synchronized Reads latest(Predicate<Path> about) {
    return reads(about, latest, latestParts);
  }

  private Reads reads(Predicate<Path> about, Set<Read> asked, Set<PartialRead> parts) {
    Map<Read, Digest> some = new HashMap<>();
    for (Read read : asked) {
      if (about.test(read.path())) {
        some.put(read, Objects.requireNonNull(answers.get(read)));
      }
    }
    Map<PartialRead, PartialRead.Answer> someParts = new HashMap<>();
    for (PartialRead read : parts) {
      if (about.test(read.entry())) {
        someParts.put(read, Objects.requireNonNull(partial.get(read)));
      }
    }
    return new Reads(some, someParts);
  }

  /** A path about which a question was answered in two ways: something changed in between. */
  public synchronized Optional<Path> unstable(Predicate<Path> about) {
    return unstable.stream().filter(about).findFirst();
  }

  /** What was asked about a path. */
  enum Aspect {
    /** What stands there: kind and executable bit. */
    STAT,
    /** The bytes of a file, through a link. */
    CONTENT,
    /** Names, kinds and executable bits of what lies in a directory. */
    NAMES,
    /** The text of a link. */
    LINK,
    /** Where it leads once all links are followed. */
    REAL
  }

  /** One question. Compared by hand: that of records is slow as long as nothing is compiled. */
  record Read(Aspect aspect, Path path) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Read read && aspect == read.aspect && path.equals(read.path);
    }

    @Override
    public int hashCode() {
      return 31 * path.hashCode() + aspect.ordinal();
    }
  }
}
