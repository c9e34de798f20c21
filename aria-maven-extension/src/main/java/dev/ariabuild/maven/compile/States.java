package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.incremental.RecordFile;
import dev.ariabuild.java.incremental.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * States of one goal of one module, by action key. The state of a key belongs to the class files of
 * that key, whoever makes or restores them. A few are kept, for edits that are taken back.
 */
final class States {
  private static final int KEPT = 6;
  private static final String SUFFIX = ".state";
  private static final String RECORD = ".uses";

  private final Path dir;
  private final Optional<CompileMemory> memory;
  private final LaterWrites writes;

  /**
   * States in a directory.
   *
   * @param memory where the last one is kept for further builds of this process, if there are any
   */
  States(Path dir, Optional<CompileMemory> memory, LaterWrites writes) {
    this.dir = dir;
    this.memory = memory;
    this.writes = writes;
  }

  /**
   * The state of a key.
   *
   * @param classes as the compilation of that key left them
   * @param generated the directory of generated sources, as it left it
   */
  Optional<ModuleState> find(
      ActionKey key, ModuleState.ClassFiles classes, Optional<Path> generated) {
    Optional<ModuleState> known = memory.flatMap(all -> all.find(dir, key));
    if (known.isPresent()) {
      return known;
    }
    writes.settle();
    Optional<ModuleState> read =
        StateFile.read(file(key, SUFFIX), classes)
            .or(() -> RecordFile.read(file(key, RECORD), classes, generated));
    if (memory.isPresent() && read.isPresent()) {
      try {
        memory.get().keep(dir, key, read.get().complete()); // it outlives the class files
      } catch (UncheckedIOException aClassIsGone) {
        return Optional.empty();
      }
    }
    return read;
  }

  /** Keeps the state of a key. */
  void save(ActionKey key, ModuleState state) {
    memory.ifPresent(all -> all.keep(dir, key, state));
    Runnable writing = () -> keep(() -> StateFile.write(state, file(key, SUFFIX)));
    if (memory.isEmpty() || !memory.get().later(writing)) {
      writing.run();
    }
  }

  /**
   * Keeps what a compilation of the whole module was recorded to use. What was known of this key is
   * forgotten: it may have been read while other class files stood.
   */
  void save(ActionKey key, byte[] record, Map<String, String> sources) {
    memory.ifPresent(all -> all.forget(dir));
    try {
      Files.deleteIfExists(file(key, SUFFIX));
    } catch (IOException nothingCanBeWritten) {
      return;
    }
    writes.add(() -> keep(() -> RecordFile.write(record, sources, file(key, RECORD))));
  }

  /** Keeps nothing of a key. */
  void forget(ActionKey key) {
    memory.ifPresent(all -> all.forget(dir));
    writes.settle();
    try {
      Files.deleteIfExists(file(key, SUFFIX));
      Files.deleteIfExists(file(key, RECORD));
    } catch (IOException nothingCanBeWritten) {
      // nor is anything of it read: the next compilation is one of the whole module
    }
  }

  private interface Writing {
    void write() throws IOException;
  }

  /** Never fails the build: what is not kept is made anew. */
  private void keep(Writing writing) {
    try {
      writing.write();
      forgetOld();
    } catch (IOException notKept) {
      // the next compilation is one of the whole module
    }
  }

  private Path file(ActionKey key, String suffix) {
    String text = key.toString();
    return dir.resolve(text.substring(text.lastIndexOf('-') + 1) + suffix);
  }

  private void forgetOld() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      List<Path> newestFirst =
          all.filter(path -> path.toString().endsWith(SUFFIX) || path.toString().endsWith(RECORD))
              .sorted(Comparator.comparing(States::time).reversed())
              .toList();
      for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
        Files.deleteIfExists(old);
      }
    }
  }

  static FileTime time(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
