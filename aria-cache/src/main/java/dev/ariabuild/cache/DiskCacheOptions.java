package dev.ariabuild.cache;

import dev.ariabuild.cache.codec.Compression;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.Space;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.EventSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How a {@link DiskCache} behaves.
 *
 * @param kept blobs and action keys that are never evicted: what the current project's last build
 *     uses. Asked when maintenance begins, on its thread
 * @param patience how long closing waits for maintenance
 * @param version of Aria, noted with each result that is stored
 */
public record DiskCacheOptions(
    DiskLimits limits,
    Supplier<Set<Digest>> kept,
    EventSink events,
    InstantSource clock,
    Space.Gauge gauge,
    Duration patience,
    Compression compression,
    String version) {

  /** What a build uses. */
  public static DiskCacheOptions of(
      DiskLimits limits, Supplier<Set<Digest>> kept, EventSink events, String version) {
    return new DiskCacheOptions(
        limits,
        kept,
        events,
        InstantSource.system(),
        Space::of,
        Duration.ofSeconds(2),
        Compression.BEST,
        version);
  }
}
