package dev.ariabuild.cache.remote;

/** How fast downloads have been so far. Thread-safe. */
final class Rate {
  /** Of smaller ones nothing can be learnt (bytes). */
  private static final long SMALLEST = 256 << 10;

  private long bytes;
  private long nanos;

  /** A download of so many bytes took so long. */
  synchronized void saw(long size, long elapsed) {
    if (size >= SMALLEST) {
      bytes += size;
      nanos += Math.max(1, elapsed);
    }
  }

  /** How long so many bytes will take, about; 0 if nothing is known. */
  synchronized long nanosFor(long size) {
    return bytes == 0 ? 0 : (long) ((double) nanos / bytes * size);
  }
}
