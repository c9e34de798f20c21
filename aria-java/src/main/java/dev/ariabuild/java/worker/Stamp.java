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
 */
public record Stamp(Path path, String is) {
  /** As it is now. */
  public static Stamp of(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(
          path,
          now.isDirectory()
              ? "directory"
              : now.size() + " " + now.lastModifiedTime() + " " + now.fileKey());
    } catch (IOException absent) {
      return new Stamp(path, "absent");
    }
  }
}
