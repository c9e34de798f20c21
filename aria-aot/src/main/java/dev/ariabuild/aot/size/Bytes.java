package dev.ariabuild.aot.size;

import java.util.Locale;

/** Bytes for people, in the units of settings: each is 1024 of the one before. */
final class Bytes {
  private static final long MEGA = 1 << 20;

  private Bytes() {}

  /** Such as {@code 12.3 MB}; below 0.1 MB in KB. */
  static String of(long bytes) {
    return Math.abs(bytes) < MEGA / 10
        ? (bytes + (bytes < 0 ? -1023 : 1023)) / 1024 + " KB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
  }

  /** Such as {@code +1.2 MB}. */
  static String change(long bytes) {
    return (bytes > 0 ? "+" : "") + of(bytes);
  }
}
