package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.incremental.EntryTables;
import dev.ariabuild.java.incremental.EntryTablesFile;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What entries of class paths showed, by their fingerprints, kept between builds: a few states of
 * each. Used by all modules; thread-safe. Never fails the build: what is not kept is not known.
 */
final class EntryStore {
  private static final int KEPT = 8;
  private static final int NAME = 24;
  private static final String SUFFIX = ".entry";

  private final Path root;
  private final LaterWrites writes;
  private final Map<Path, SoftReference<EntryTables>> loaded = new ConcurrentHashMap<>();

  /** A store in this directory. */
  EntryStore(Path root, LaterWrites writes) {
    this.root = root;
    this.writes = writes;
  }

  /** Whether a state is kept. */
  boolean has(String entry, Digest fingerprint) {
    Path file = file(entry, fingerprint);
    return loaded.containsKey(file) || Files.exists(file); // it may be about to be written
  }

  /** What an entry of this fingerprint shows, if it is kept. */
  Optional<EntryTables> find(String entry, Digest fingerprint) {
    Path file = file(entry, fingerprint);
    SoftReference<EntryTables> known = loaded.get(file);
    EntryTables tables = known == null ? null : known.get();
    if (tables != null) {
      return Optional.of(tables);
    }
    Optional<EntryTables> read =
        EntryTablesFile.read(file).filter(found -> found.fingerprint().equals(fingerprint));
    read.ifPresent(
        found -> {
          loaded.put(file, new SoftReference<>(found));
          touch(file);
        });
    return read;
  }

  /** Keeps what an entry shows. */
  void save(String entry, EntryTables tables) {
    Path file = file(entry, tables.fingerprint());
    loaded.put(file, new SoftReference<>(tables));
    writes.add(() -> write(tables, file));
  }

  private static void write(EntryTables tables, Path file) {
    try {
      EntryTablesFile.write(tables, file);
      forgetOld(file.resolveSibling(""));
    } catch (IOException notKept) {
      // who needs it compiles everything
    }
  }

  private Path file(String entry, Digest fingerprint) {
    return root.resolve(Digest.ofUtf8(entry).hex().substring(0, NAME))
        .resolve(fingerprint.hex() + SUFFIX);
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
    } catch (IOException staysOld) {
      // it is forgotten earlier
    }
  }

  private static void forgetOld(Path dir) throws IOException {
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
}
