package dev.ariabuild.aot.size;

import java.util.Locale;

/** Bytes for people. */
final class Bytes {
  private static final long MEGA = 1_000_000;

  private Bytes() {}

  /** Such as {@code 12.3 MB}; below 0.1 MB in kB. */
  static String of(long bytes) {
    return Math.abs(bytes) < MEGA / 10
        ? (bytes + (bytes < 0 ? -999 : 999)) / 1000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
  }

  /** Such as {@code +1.2 MB}. */
  static String change(long bytes) {
    return (bytes > 0 ? "+" : "") + of(bytes);
  }
}
