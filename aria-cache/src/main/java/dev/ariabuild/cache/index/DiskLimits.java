package dev.ariabuild.cache.index;

import java.time.Duration;

/**
 * How much may be kept.
 *
 * @param maxBytes of all files together
 * @param maxAge since the last read
 * @param minFreePercent of the file system, 0 to 100
 */
public record DiskLimits(long maxBytes, Duration maxAge, int minFreePercent) {
  /** 10 GB, 30 days, 10 %. */
  public static final DiskLimits DEFAULT = new DiskLimits(10_000_000_000L, Duration.ofDays(30), 10);

  /** Checks the ranges. */
  public DiskLimits {
    if (maxBytes < 0 || maxAge.isNegative() || minFreePercent < 0 || minFreePercent > 100) {
      throw new IllegalArgumentException(
          "limits out of range: " + maxBytes + " bytes, " + maxAge + ", " + minFreePercent + " %");
    }
  }
}
