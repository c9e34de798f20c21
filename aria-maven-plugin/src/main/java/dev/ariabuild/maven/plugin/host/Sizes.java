package dev.ariabuild.maven.plugin.host;

import java.util.Locale;

/** Bytes for people, in the units of settings: each is 1024 of the one before. */
public final class Sizes {
  private static final long MEGA = 1 << 20;
  private static final long GIGA = 1 << 30;

  private Sizes() {}

  /** Such as {@code 12.3 MB}; below 0.1 MB in KB, from 10 GB on in GB. */
  public static String of(long bytes) {
    if (bytes >= 10 * GIGA) {
      return String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGA);
    }
    return bytes < MEGA / 10
        ? (bytes + 1023) / 1024 + " KB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
  }
}
