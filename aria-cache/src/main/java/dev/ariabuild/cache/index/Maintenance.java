package dev.ariabuild.cache.index;

import dev.ariabuild.cache.disk.ActionStore;
import dev.ariabuild.cache.disk.FolderScan;
import dev.ariabuild.cache.disk.StoredFile;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheInUse;
import dev.ariabuild.cache.folder.Folders;
import dev.ariabuild.cache.folder.Users;
import dev.ariabuild.cache.natives.NativeAccess;
import dev.ariabuild.cache.natives.NativeFolder;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.EventSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One round of upkeep: sweep what killed writers left, evict, bring the index up to date. One
 * process at a time, by a lock of the operating system, which no crash leaves behind. May be cut
 * off at any point: the next round does the rest.
 */
public final class Maintenance {
  private static final Duration INTERVAL = Duration.ofHours(1);

  private final CacheFolder folder;
  private final NativeFolder natives;
  private final EventSink events;
  private final InstantSource clock;
  private final Space.Gauge gauge;
  private final Useless useless;
  private final Users users;

  /**
   * Nothing happens before {@link #run} or {@link #entries}.
   *
   * @param actions reads results without that counting as use
   */
  public Maintenance(
      CacheFolder folder,
      ActionStore actions,
      NativeFolder natives,
      EventSink events,
      InstantSource clock,
      Space.Gauge gauge) {
    this.useless = new Useless(folder, actions);
    this.users = new Users(folder);
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
   * @param kept ids that stay, with the blobs of those that are keys
   * @param thorough whether to look for blobs that no result names
   * @return what went; empty if another process is at it
   */
  public Optional<Upkeep> run(DiskLimits limits, Set<Digest> kept, boolean thorough)
      throws IOException {
    return locked(
        () -> {
          int leftovers = new Leftovers(folder, clock).sweep();
          List<StoredFile> files = Future.broughtBack(FolderScan.all(folder), clock.millis());
          Set<Digest> stay = useless.withBlobs(kept);
          for (Users.User user : users.others()) {
            stay.add(StoredFile.projectId(user.project()));
          }
          Map<StoredFile, Why> unused = useless.among(files, clock.millis(), thorough);
          Map<StoredFile, Why> gone = evict(new Eviction(limits, stay, unused), files);
          List<StoredFile> left = new ArrayList<>(files);
          left.removeAll(gone.keySet());
          useless.forgetVersions(left);
          index(left);
          return upkeep(gone, leftovers, left);
        });
  }

  private static Upkeep upkeep(Map<StoredFile, Why> gone, int leftovers, List<StoredFile> left) {
    Map<Why, Share> removed = new EnumMap<>(Why.class);
    gone.forEach((file, why) -> removed.merge(why, Share.NONE.plus(file.size()), Share::plus));
    Share rest = Share.NONE;
    for (StoredFile file : left) {
      rest = rest.plus(file.size());
    }
    return new Upkeep(removed, leftovers, rest);
  }

  /**
   * Removes everything that was kept, unless somebody else uses it.
   *
   * @return how much of each kind went
   * @throws CacheInUse if another build uses the folder, or another process is at upkeep
   */
  public Map<EntryKind, Share> clear() throws IOException {
    Optional<Map<EntryKind, Share>> cleared =
        locked(
            () -> {
              List<Users.User> others = users.others();
              if (!others.isEmpty()) {
                throw new CacheInUse(folder.root(), others);
              }
              Map<EntryKind, Share> gone = new EnumMap<>(EntryKind.class);
              for (StoredFile file : FolderScan.all(folder)) {
                gone.merge(EntryKind.of(file), Share.NONE.plus(file.size()), Share::plus);
              }
              for (Path area : folder.everything()) {
                folder.remove(area);
              }
              return gone;
            });
    return cleared.orElseThrow(() -> new CacheInUse(folder.root(), List.of()));
  }

  /** All blobs that a result names. */
  public static Set<Digest> blobs(ActionResult result) {
    return Useless.blobs(result);
  }

  /** All entries, from the folder; the index is brought up to date if it can be. */
  public List<IndexEntry> entries() throws IOException {
    List<StoredFile> files = FolderScan.all(folder);
    Optional<List<IndexEntry>> indexed = indexed(files);
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

  /** Brings the index up to date; empty if another process does or the folder takes nothing. */
  private Optional<List<IndexEntry>> indexed(List<StoredFile> files) {
    try {
      return locked(() -> index(files)).flatMap(entries -> entries);
    } catch (IOException readOnly) {
      return Optional.empty(); // what is there can be told all the same
    }
  }

  private Map<StoredFile, Why> evict(Eviction eviction, List<StoredFile> files) throws IOException {
    Map<StoredFile, Why> gone = new LinkedHashMap<>();
    Space space = gauge.measure(folder.root());
    for (Map.Entry<StoredFile, Why> each :
        eviction.victims(files, clock.millis(), space).entrySet()) {
      StoredFile victim = each.getKey();
      try {
        // by its newest file, whether it is one file or a folder
        boolean readMeanwhile = Folders.measure(victim.file()).newest() != victim.accessed();
        if (!readMeanwhile && remove(victim)) {
          gone.put(victim, each.getValue());
        }
      } catch (IOException e) {
        // in use, or gone
      }
    }
    return gone;
  }

  private boolean remove(StoredFile victim) throws IOException {
    return victim.isAction() || victim.isBlob()
        ? Files.deleteIfExists(victim.file())
        : folder.remove(victim.file());
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
