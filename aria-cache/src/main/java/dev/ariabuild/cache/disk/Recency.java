package dev.ariabuild.cache.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps "last read" in the file's own modification time: seen by every process at once, safe
 * against any crash, and free of an index. It is renewed only when older than {@link #STEP}, so
 * that most reads write nothing.
 *
 * @param renews whether reads count as use
 */
public record Recency(InstantSource clock, boolean renews) {
  /** How much older than the truth a recorded time may be. */
  public static final Duration STEP = Duration.ofMinutes(30);

  /** One that notes what is in use. */
  public Recency(InstantSource clock) {
    this(clock, true);
  }

  /** The same clock, for reads that are no use. */
  public Recency ofNoUse() {
    return new Recency(clock, false);
  }

  /** Notes that the file is in use. A read-only cache stays as it is. */
  public void touch(Path file) {
    if (!renews) {
      return;
    }
    try {
      long now = clock.millis();
      long seen = Files.getLastModifiedTime(file).toMillis();
      if (seen > now || now - seen > STEP.toMillis()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(now));
      }
    } catch (IOException e) {
      // evicted meanwhile, or read-only
    }
  }
}
