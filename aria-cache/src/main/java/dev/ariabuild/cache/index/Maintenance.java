package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.FolderScan;
import dev.ariabuild.cache.disk.StoredFile;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.natives.NativeAccess;
import dev.ariabuild.cache.natives.NativeFolder;
import dev.ariabuild.engine.event.EventSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One round of upkeep: sweep what killed writers left, evict, bring the index up to date. One
 * process at a time, by a lock of the operating system, which no crash leaves behind. May be cut
 * off at any point: the next round does the rest.
 */
public final class Maintenance {
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final CacheFolder folder;
  private final NativeFolder natives;
  private final EventSink events;
  private final InstantSource clock;
  private final Space.Gauge gauge;

  /** Nothing happens before {@link #run} or {@link #entries}. */
  public Maintenance(
      CacheFolder folder,
      NativeFolder natives,
      EventSink events,
      InstantSource clock,
      Space.Gauge gauge) {
    this.folder = folder;
    this.natives = natives;
    this.events = events;
    this.clock = clock;
    this.gauge = gauge;
  }

  /** Whether the last round was more than an hour ago. */
  public boolean isDue() {
    try {
      long last = Files.getLastModifiedTime(folder.maintenance()).toMillis();
      long now = clock.millis();
      return last > now || now - last > INTERVAL.toMillis();
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Does a round, unless another process does.
   *
   * @return how many files were evicted; empty if another process is at it
   */
  public Optional<Integer> run(Eviction eviction) throws IOException {
    return locked(
        () -> {
          sweep();
          List<StoredFile> files = FolderScan.list(folder);
          Set<StoredFile> gone = evict(eviction, files);
          List<StoredFile> left = new ArrayList<>(files);
          left.removeAll(gone);
          index(left);
          return gone.size();
        });
  }

  /** All entries, from the folder; the index is brought up to date if it can be. */
  public List<IndexEntry> entries() throws IOException {
    List<StoredFile> files = FolderScan.list(folder);
    Optional<List<IndexEntry>> indexed = locked(() -> index(files)).flatMap(entries -> entries);
    if (indexed.isPresent()) {
      return indexed.get();
    }
    List<IndexEntry> entries = new ArrayList<>(files.size());
    for (StoredFile file : files) {
      entries.add(
          new IndexEntry(
              file.id(),
              file.path(),
              file.size(),
              file.accessed(),
              file.accessed(),
              EntryKind.of(file)));
    }
    return entries;
  }

  private Set<StoredFile> evict(Eviction eviction, List<StoredFile> files) throws IOException {
    Set<StoredFile> gone = new HashSet<>();
    Space space = gauge.measure(folder.root());
    for (StoredFile victim : eviction.victims(files, clock.millis(), space)) {
      try {
        boolean readMeanwhile =
            Files.getLastModifiedTime(victim.file()).toMillis() != victim.accessed();
        if (!readMeanwhile && Files.deleteIfExists(victim.file())) {
          gone.add(victim);
        }
      } catch (IOException e) {
        // in use, or gone
      }
    }
    return gone;
  }

  /** Removes files that a writer began and never ended. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> pendings =
        Files.newDirectoryStream(folder.pendings(), CacheFolder.PENDING_PREFIX + "*.tmp")) {
      for (Path pending : pendings) {
        try {
          long written = Files.getLastModifiedTime(pending).toMillis();
          if (clock.millis() - written > ABANDONED.toMillis()) {
            Files.deleteIfExists(pending);
          }
        } catch (NoSuchFileException e) {
          // its writer ended
        }
      }
    } catch (NoSuchFileException e) {
      // nothing was written yet
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Brings the index up to date; empty if SQLite cannot be used here. */
  private Optional<List<IndexEntry>> index(List<StoredFile> files) {
    if (NativeAccess.current() != NativeAccess.SILENT) {
      return Optional.empty();
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      try (SqliteIndex index = SqliteIndex.open(folder, natives, events)) {
        index.sync(files);
        return Optional.of(index.entries());
      } catch (SQLException e) {
        if (!setAside(e)) {
          return Optional.empty();
        }
      } catch (IOException | LinkageError e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean setAside(SQLException e) {
    if (!SqliteIndex.isDamage(e)) {
      return false;
    }
    try {
      SqliteIndex.setAside(folder, e, events);
      return true;
    } catch (IOException failed) {
      return false;
    }
  }

  /** Something that is done by one process at a time. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> Optional<T> locked(Step<T> step) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.maintenance(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return Optional.empty();
      }
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 0); // its time says: a round began now
      return Optional.of(step.run());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }
}
