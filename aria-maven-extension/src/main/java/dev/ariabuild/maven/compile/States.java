package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.incremental.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * States of one goal of one module, by action key. The state of a key belongs to the class files of
 * that key, whoever makes or restores them. A few are kept, for edits that are taken back.
 */
final class States {
  private static final int KEPT = 6;
  private static final String SUFFIX = ".state";

  private final Path dir;

  States(Path dir) {
    this.dir = dir;
  }

  Optional<ModuleState> find(ActionKey key) {
    return StateFile.read(file(key));
  }

  /** Never fails the build: what is not kept is made anew. */
  void save(ActionKey key, ModuleState state) {
    try {
      StateFile.write(state, file(key));
      forgetOld();
    } catch (IOException notKept) {
      // the next compilation is one of the whole module
    }
  }

  private Path file(ActionKey key) {
    String text = key.toString();
    return dir.resolve(text.substring(text.lastIndexOf('-') + 1) + SUFFIX);
  }

  private void forgetOld() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      List<Path> newestFirst =
          all.filter(path -> path.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparing(States::time).reversed())
              .toList();
      for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
        Files.deleteIfExists(old);
      }
    }
  }

  private static FileTime time(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
