package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files whose times lie in the future, because a clock was wrong when they were used: they count as
 * used now, or else they would never age.
 */
final class Future {
  private Future() {}

  static List<StoredFile> broughtBack(List<StoredFile> files, long nowMillis) {
    List<StoredFile> all = new ArrayList<>(files.size());
    for (StoredFile file : files) {
      all.add(file.accessed() > nowMillis ? broughtBack(file, nowMillis) : file);
    }
    return all;
  }

  private static StoredFile broughtBack(StoredFile stored, long nowMillis) {
    FileTime now = FileTime.fromMillis(nowMillis);
    try (Stream<Path> below = Files.walk(stored.file())) {
      for (Path path : (Iterable<Path>) below.filter(Files::isRegularFile)::iterator) {
        if (Files.getLastModifiedTime(path).compareTo(now) > 0) {
          Files.setLastModifiedTime(path, now);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return stored; // gone, or read-only
    }
    return new StoredFile(stored.id(), stored.path(), stored.file(), stored.size(), nowMillis);
  }
}
