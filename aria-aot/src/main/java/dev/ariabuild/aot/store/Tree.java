package dev.ariabuild.aot.store;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole folders: their digest, a copy, and an end. Symbolic links stay links. */
public final class Tree {
  private static final int BUFFER = 1 << 16;

  private Tree() {}

  /** All files and links below a folder, sorted by relative path with {@code /}. */
  public static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted((a, b) -> name(root, a).compareTo(name(root, b)))
          .toList();
    }
  }

  /** The relative path with {@code /}. */
  public static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Digest of one file's content. */
  public static Digest digestOf(Path file) throws IOException {
    Hasher hasher = new Hasher();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hasher.addRaw(buffer, 0, n);
      }
    }
    return hasher.digest();
  }

  /** Digest of names, contents, links and executable bits; not of times. */
  public static Digest digest(Path root) throws IOException {
    Hasher hasher = new Hasher();
    for (Path file : files(root)) {
      hasher.add(name(root, file));
      if (Files.isSymbolicLink(file)) {
        hasher.add("link").add(Files.readSymbolicLink(file).toString());
      } else {
        hasher.add(Files.isExecutable(file) ? "program" : "file").add(digestOf(file));
      }
    }
    return hasher.digest();
  }

  /** Copies a file or a folder with permissions and times; the target does not exist yet. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : (Iterable<Path>) walk::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  /** Deletes a file or a folder with all in it; links are not followed; absent is fine. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
