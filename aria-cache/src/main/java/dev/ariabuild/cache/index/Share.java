package dev.ariabuild.cache.index;

/**
 * A part of the cache.
 *
 * @param entries number of files and of folders that stay or go as a whole
 * @param bytes as stored
 */
public record Share(long entries, long bytes) {
  /** Nothing. */
  public static final Share NONE = new Share(0, 0);

  /** With one entry more. */
  public Share plus(long size) {
    return new Share(entries + 1, bytes + size);
  }

  /** Together. */
  public Share plus(Share other) {
    return new Share(entries + other.entries, bytes + other.bytes);
  }
}
