package dev.ariabuild.maven.plugin.audit;

import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Copies of a work tree without what was built in it, in a directory of its own. */
final class Scratch {
  private static final String FILL = "-copy-of-the-work-tree";

  private final Path dir;

  private Scratch(Path dir) {
    this.dir = dir;
  }

  /** A new directory among the temporary ones. */
  static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("aria-audit").toRealPath());
  }

  /** The directory. */
  Path dir() {
    return dir;
  }

  /**
   * Where a copy of a tree is to lie. Its path is as long as the original one where that can be:
   * then even formats that count bytes are the same but for the path.
   */
  Path placeFor(Path root) {
    String base = dir.resolve("t").toString();
    int missing = root.toString().length() - base.length();
    if (missing <= 0) {
      return dir.resolve("t");
    }
    return Path.of(base + FILL.repeat(missing / FILL.length() + 1).substring(0, missing));
  }

  /** Copies everything but these directories. */
  static void copy(Path from, Path to, Set<Path> without) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (without.contains(path)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(path)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isOther()) {
              Files.copy(
                  path,
                  to.resolve(from.relativize(path)),
                  StandardCopyOption.COPY_ATTRIBUTES,
                  LinkOption.NOFOLLOW_LINKS);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes all of it. */
  void delete() throws IOException {
    Tree.delete(dir);
  }
}
