package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;

/**
 * One thing that an action left in the work tree.
 *
 * @param path relative to the module's directory, {@code /} separated, no {@code .} or {@code ..}
 * @param digest of the bytes; of the UTF-8 target for a symbolic link; of nothing for a directory
 * @param size in bytes, of what the digest is about
 */
public record OutputEntry(String path, Kind kind, Digest digest, long size) {
  /** What stands at the path. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A regular file that all who may read it may execute. */
    EXECUTABLE,
    /** A symbolic link, never followed. */
    SYMLINK,
    /** A directory that holds nothing. */
    EMPTY_DIRECTORY,
    /**
     * Only in a cache: a regular text file in which tokens stand for paths of the checkout. The
     * digest is about the text with tokens.
     */
    TEXT_WITH_PATHS,
    /** A regular file that its owner may execute, but not all who may read it. */
    EXECUTABLE_BY_OWNER;

    /** Whether a file stands there whose bytes the digest is about. */
    public boolean isRegularFile() {
      return this == FILE || this == EXECUTABLE || this == EXECUTABLE_BY_OWNER;
    }
  }

  /** Checks the path. */
  public OutputEntry {
    OutputPaths.check(path);
  }
}
