package dev.ariabuild.java.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What stands at a place of a class path: another archive has another stamp. Of directories it only
 * says that they are there.
 *
 * @param is equal as long as the same stands there
 * @param modified milliseconds since 1970; 0 if it is no archive
 */
public record Stamp(Path path, String is, long modified) {
  /** The coarsest grain of times of files, in milliseconds. */
  private static final long GRAIN = 2000;

  /** Whether what is written from a moment on, in milliseconds, gets another stamp. */
  boolean isSettledAt(long moment) {
    return modified == 0 || modified + GRAIN < moment;
  }

  /** As it is now. */
  public static Stamp of(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      if (now.isDirectory()) {
        return new Stamp(path, "directory", 0);
      }
      return new Stamp(
          path,
          now.size() + " " + now.lastModifiedTime() + " " + now.fileKey(),
          now.lastModifiedTime().toMillis());
    } catch (IOException absent) {
      return new Stamp(path, "absent", 0);
    }
  }
}
