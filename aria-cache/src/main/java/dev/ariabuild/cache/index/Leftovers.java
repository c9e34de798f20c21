package dev.ariabuild.cache.index;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.Folders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What processes began to write and never ended, since they were killed. Wherever something is
 * kept, its file is written under a name of its own first: below {@code tmp}, or beside its place
 * with a name that ends in {@code .tmp} or {@code .part}, or in a folder that begins with {@code
 * .new-} or {@code .bad-}.
 */
final class Leftovers {
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** To make something dear, such as a start-up cache, takes longer. */
  private static final Duration FOLDER_ABANDONED = Duration.ofDays(1);

  private final CacheFolder folder;
  private final InstantSource clock;

  Leftovers(CacheFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Removes them; tells how many there were. */
  int sweep() throws IOException {
    List<Path> found = new ArrayList<>();
    find(folder.pendings(), found);
    find(folder.metadata(), found);
    find(folder.codegen(), found);
    for (Path each : found) {
      Folders.delete(each);
    }
    return found.size();
  }

  private void find(Path area, List<Path> into) throws IOException {
    if (!Files.isDirectory(area, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean pendings = area.equals(folder.pendings());
    Files.walkFileTree(
        area,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            String name = path.getFileName().toString();
            boolean ours =
                pendings
                    ? name.startsWith(CacheFolder.PENDING_PREFIX) && name.endsWith(".tmp")
                    : name.startsWith(".new-") || name.startsWith(".bad-");
            if (!ours) {
              return FileVisitResult.CONTINUE;
            }
            if (isOlder(attributes, pendings ? ABANDONED : FOLDER_ABANDONED)) {
              into.add(path);
            }
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            String name = path.getFileName().toString();
            boolean ours =
                pendings
                    ? name.startsWith(CacheFolder.PENDING_PREFIX) && name.endsWith(".tmp")
                    : name.endsWith(".tmp") || name.endsWith(".part");
            if (ours && isOlder(attributes, ABANDONED)) {
              into.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // its writer ended
            }
            throw e;
          }
        });
  }

  private boolean isOlder(BasicFileAttributes attributes, Duration age) {
    return clock.millis() - attributes.lastModifiedTime().toMillis() > age.toMillis();
  }
}
