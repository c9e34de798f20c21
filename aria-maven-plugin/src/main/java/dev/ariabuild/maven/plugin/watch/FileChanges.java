package dev.ariabuild.maven.plugin.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Tells every path below the watched directories that changes, on a thread of its own. */
final class FileChanges implements AutoCloseable {
  private final DirectoryWatcher watcher;
  private final CompletableFuture<Void> running;
  private volatile boolean closing;

  /** Hears of changes. */
  @FunctionalInterface
  interface Changed {
    /** A path changed; fresh if nothing was there before. */
    void path(Path path, boolean fresh);
  }

  private FileChanges(DirectoryWatcher watcher) {
    this.watcher = watcher;
    this.running = watcher.watchAsync();
  }

  /**
   * Begins.
   *
   * @param lost told when the system has dropped changes, or nothing is watched any more
   * @throws IOException if the system does not let us
   */
  static FileChanges of(Watched watched, Changed changed, Consumer<String> lost)
      throws IOException {
    DirectoryWatcher watcher =
        DirectoryWatcher.builder()
            .paths(watched.roots())
            .fileHashing(false)
            .fileTreeVisitor(visitor(watched))
            .listener(
                event -> {
                  if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
                    lost.accept("the system dropped some changes");
                  } else if (watched.counts(event.path())
                      && !(event.isDirectory()
                          && event.eventType() == DirectoryChangeEvent.EventType.MODIFY)) {
                    changed.path(
                        event.path(), event.eventType() == DirectoryChangeEvent.EventType.CREATE);
                  }
                })
            .build();
    FileChanges changes = new FileChanges(watcher);
    changes.running.whenComplete(
        (nothing, thrown) -> {
          if (!changes.closing) {
            lost.accept("files cannot be watched any more" + (thrown == null ? "" : ": " + thrown));
          }
        });
    return changes;
  }

  private static FileTreeVisitor visitor(Watched watched) {
    return (from, onDirectory, onFile) ->
        Files.walkFileTree(
            from,
            new SimpleFileVisitor<Path>() {
              @Override
              public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                  throws IOException {
                if (watched.leavesOut(dir)) {
                  return FileVisitResult.SKIP_SUBTREE;
                }
                onDirectory.call(dir);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                  throws IOException {
                onFile.call(file);
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
              }
            });
  }

  @Override
  public void close() throws IOException {
    closing = true;
    watcher.close();
  }
}
