package dev.ariabuild.engine.file;

import dev.ariabuild.engine.file.ReadLog.Aspect;
import dev.ariabuild.engine.file.ReadLog.Read;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What changed between the moment in which something was read and the moment in which somebody had
 * done his work with it, who read it once more for himself: nobody knows which of the two he saw.
 * For one thread. Does not know who that is.
 */
public final class Meanwhile {
  private static final long SECOND = 1_000_000_000L;

  private final ReadLog log;
  private final FileStore files;
  private final PartialRead.Reader parts;
  private final InstantSource clock;
  private Instant begin;

  /**
   * Nothing has been read yet.
   *
   * @param log of what is read
   * @param files asked again; what they are asked is noted nowhere
   * @param parts reads once more what was read in part
   */
  public Meanwhile(ReadLog log, FileStore files, PartialRead.Reader parts) {
    this(log, files, parts, InstantSource.system());
  }

  Meanwhile(ReadLog log, FileStore files, PartialRead.Reader parts, InstantSource clock) {
    this.log = log;
    this.files = files;
    this.parts = parts;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /** What is read from now on counts. */
  public void begin() {
    log.mark();
    begin = clock.instant();
  }

  /**
   * A path that was read since the beginning and has changed since.
   *
   * @param about which paths count
   * @param back whether one counts, too, that was changed and changed back
   */
  public Optional<Path> changed(Predicate<Path> about, boolean back) {
    Reads reads = log.latest(about);
    return reads
        .again(files, log, parts)
        .difference()
        .or(() -> back ? touched(reads) : Optional.empty());
  }

  private Optional<Path> touched(Reads reads) {
    long now = nanos(clock.instant());
    for (Read read : reads.answers().keySet()) {
      if (read.aspect() == Aspect.CONTENT || read.aspect() == Aspect.NAMES) {
        Optional<FileStat> stat = files.touched(read);
        if (stat.isPresent()
            && (since(stat.get().mtimeNanos(), now) || since(stat.get().ctimeNanos(), now))) {
          return Optional.of(read.path());
        }
      }
    }
    return Optional.empty();
  }

  /** Not in the future: such a time says nothing of when somebody wrote. */
  private boolean since(long time, long now) {
    return time > nanos(begin) && time <= now;
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }
}
