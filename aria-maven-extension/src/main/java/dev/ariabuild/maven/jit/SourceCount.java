package dev.ariabuild.maven.jit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** How many source files there are. */
final class SourceCount extends SimpleFileVisitor<Path> {
  private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy", ".scala");

  private final int limit;
  private int count;

  private SourceCount(int limit) {
    this.limit = limit;
  }

  /** Whether modules have more source files in {@code src} than a limit; looks no further. */
  static boolean exceeds(int limit, List<Path> modules) throws IOException {
    SourceCount visitor = new SourceCount(limit);
    for (Path module : modules) {
      Path sources = module.resolve("src");
      if (visitor.count <= limit && Files.isDirectory(sources)) {
        Files.walkFileTree(sources, visitor);
      }
    }
    return visitor.count > limit;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = file.toString();
    count += ENDINGS.stream().anyMatch(name::endsWith) ? 1 : 0;
    return count > limit ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
    return FileVisitResult.CONTINUE;
  }
}
