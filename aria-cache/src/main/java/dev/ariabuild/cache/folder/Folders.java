package dev.ariabuild.cache.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. Links are not followed. */
public final class Folders {
  private Folders() {}

  /**
   * What is below a folder.
   *
   * @param bytes of all files
   * @param newest the latest modification time of a file in it, milliseconds since 1970; that of
   *     the folder if it holds none
   */
  public record Content(long bytes, long newest) {}

  /** Measures a folder or a file; what vanishes meanwhile does not count. */
  public static Content measure(Path root) throws IOException {
    long[] sums = {0, 0};
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sums[0] += attributes.size();
            sums[1] = Math.max(sums[1], attributes.lastModifiedTime().toMillis());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException && !file.equals(root)) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return new Content(
        sums[0], sums[1] == 0 ? Files.getLastModifiedTime(root).toMillis() : sums[1]);
  }

  /** Deletes a file or a folder with all in it; absent is fine. */
  public static void delete(Path root) throws IOException {
    try {
      Files.walkFileTree(root, new Deletion());
    } catch (NoSuchFileException e) {
      // somebody else deletes it, too
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
