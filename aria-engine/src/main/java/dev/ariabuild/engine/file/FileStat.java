package dev.ariabuild.engine.file;

import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a path without reading its content. Two equal stats of one path mean
 * the same content, unless the second was written within a clock tick of the first (see {@link
 * FileStore}).
 *
 * @param size bytes
 * @param mtimeNanos last modification, nanoseconds since 1970
 * @param ctimeNanos last change of content or attributes, which no tool can set back; 0 where the
 *     platform does not tell
 * @param fileKey the inode, or a hash of what the platform has in its place; 0 for none
 * @param executable its owner may execute it; false where the platform does not tell
 */
public record FileStat(
    Kind kind, long size, long mtimeNanos, long ctimeNanos, long fileKey, boolean executable) {

  /** By hand: that of records is slow as long as nothing is compiled. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileStat stat
        && kind == stat.kind
        && size == stat.size
        && mtimeNanos == stat.mtimeNanos
        && ctimeNanos == stat.ctimeNanos
        && fileKey == stat.fileKey
        && executable == stat.executable;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size ^ mtimeNanos ^ fileKey) + kind.ordinal();
  }

  /** What stands at a path. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link, which was not followed. */
    SYMLINK,
    /** A device, socket, pipe. */
    OTHER
  }

  /** Whether this is a regular file. */
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  /** Whether this is a directory. */
  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  /** Whether this is a symbolic link. */
  public boolean isSymlink() {
    return kind == Kind.SYMLINK;
  }

  /** The later of the two times, in nanoseconds since 1970. */
  long lastTouchedNanos() {
    return Math.max(mtimeNanos, ctimeNanos);
  }
}
