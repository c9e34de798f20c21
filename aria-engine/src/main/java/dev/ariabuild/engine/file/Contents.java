package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.StatCache.Known;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Digests of contents. One is read only if path, size, both times and the inode do not already tell
 * its digest. Thread-safe.
 *
 * <p>A digest taken while its file was being touched (within a clock tick, or 2 s where the file
 * system's times are coarse) is taken again at the next question: an edit may hide in it.
 *
 * @see <a href="https://git-scm.com/docs/racy-git">the racy git problem</a>
 */
final class Contents {
  private static final int BUFFER = 1 << 16;
  private static final long SECOND = 1_000_000_000L;

  /** Longer than the longest kernel tick, by which file times lag behind the clock. */
  private static final long TICK_NANOS = 20_000_000L;

  private final StatCache cache;
  private final InstantSource clock;
  private final ThreadLocal<byte[]> buffer = ThreadLocal.withInitial(() -> new byte[BUFFER]);

  Contents(StatCache cache, InstantSource clock) {
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * Digest of a regular file whose stat was just taken.
   *
   * @return empty if it has gone since
   */
  Optional<Digest> digest(Path file, FileStat stat) throws IOException {
    String key = file.toAbsolutePath().toString();
    Known known = cache.get(key);
    if (known != null && known.stat().equals(stat) && !known.racy(window(stat))) {
      return Optional.of(known.digest());
    }
    long taken = nanos(clock.instant());
    Hasher hasher = new Hasher();
    byte[] bytes = buffer.get();
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        hasher.addRaw(bytes, 0, n);
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Digest digest = hasher.digest();
    cache.put(key, new Known(stat, digest, taken));
    return Optional.of(digest);
  }

  private static long window(FileStat stat) {
    return stat.lastTouchedNanos() % SECOND == 0 ? StatCache.RACY_NANOS : TICK_NANOS;
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }
}
