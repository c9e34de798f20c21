package dev.ariabuild.maven.plugin.host;

import java.util.Locale;

/** Bytes for people. */
public final class Sizes {
  private static final long MEGA = 1_000_000;
  private static final long GIGA = 1_000 * MEGA;

  private Sizes() {}

  /** Such as {@code 12.3 MB}; below 0.1 MB in kB, from 10 GB on in GB. */
  public static String of(long bytes) {
    if (bytes >= 10 * GIGA) {
      return String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGA);
    }
    return bytes < MEGA / 10
        ? (bytes + 999) / 1000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
  }
}
