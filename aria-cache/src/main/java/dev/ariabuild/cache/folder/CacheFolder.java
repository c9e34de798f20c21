package dev.ariabuild.cache.folder;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where things lie below the cache folder (layout version {@value #FORMAT}, see {@code
 * docs/cache-layout.md}). Thread-safe.
 */
public final class CacheFolder {
  /** The newest layout that this class knows. */
  public static final int FORMAT = 1;

  /** Beginning of the names of files that are being written. */
  public static final String PENDING_PREFIX = "w-";

  private static final String FORMAT_WORD = "aria-cache ";
  private static final String[] SUBFOLDERS = {
    "content",
    "actions",
    "metadata",
    "codegen",
    "compilers",
    "deps",
    "natives",
    "users",
    "versions",
    "tmp"
  };

  private final Path root;
  private final String writer;
  private final AtomicLong nextPending = new AtomicLong();

  private CacheFolder(Path root) {
    this.root = root;
    this.writer = Long.toHexString(System.nanoTime() ^ System.identityHashCode(this) * 0x9E3779B9L);
  }

  /**
   * Opens a folder, and makes it if it does not exist.
   *
   * @throws CacheUnavailable if it is of a newer layout, or cannot be made or read
   */
  public static CacheFolder open(Path root) throws CacheUnavailable {
    CacheFolder folder = new CacheFolder(root.toAbsolutePath().normalize());
    try {
      int format = folder.readFormat();
      if (format > FORMAT) {
        throw new CacheUnavailable(CacheMessage.NEWER_FORMAT.with(folder.root, format, FORMAT));
      }
      if (format < FORMAT) {
        folder.create();
      }
    } catch (CacheUnavailable e) {
      throw e;
    } catch (IOException e) {
      throw new CacheUnavailable(CacheMessage.UNUSABLE.with(folder.root, IoErrors.describe(e)), e);
    }
    return folder;
  }

  /** Layout version; 0 if there is none or it cannot be understood. */
  private int readFormat() throws IOException {
    try {
      String text = Files.readString(root.resolve("FORMAT"), StandardCharsets.ISO_8859_1);
      String line = text.lines().findFirst().orElse("");
      return line.startsWith(FORMAT_WORD)
          ? Integer.parseUnsignedInt(line.substring(FORMAT_WORD.length()).trim())
          : 0;
    } catch (NoSuchFileException | NumberFormatException e) {
      return 0;
    }
  }

  private void create() throws IOException {
    for (String name : SUBFOLDERS) {
      Files.createDirectories(root.resolve(name));
    }
    try (Pending pending = pending()) {
      pending.write((FORMAT_WORD + FORMAT + "\n").getBytes(StandardCharsets.ISO_8859_1));
      pending.moveTo(root.resolve("FORMAT"));
    }
  }

  /** The folder itself, absolute. */
  public Path root() {
    return root;
  }

  /** Where a blob lies: {@code content/ab/ab3d…}. */
  public Path blob(Digest digest) {
    return sharded("content", digest);
  }

  /** Where an action result lies: {@code actions/ab/ab3d…}. */
  public Path action(Digest key) {
    return sharded("actions", key);
  }

  /** The folder of all blobs. */
  public Path blobs() {
    return root.resolve("content");
  }

  /** The folder of all action results. */
  public Path actions() {
    return root.resolve("actions");
  }

  /** What checkouts remember, a folder each. */
  public Path metadata() {
    return root.resolve("metadata");
  }

  /** Results of packaging: {@code codegen/<target>/<profile>}, a folder each. */
  public Path codegen() {
    return root.resolve("codegen");
  }

  /** A locked file for each build that uses the folder now. */
  public Path users() {
    return root.resolve("users");
  }

  /** For each version of Aria that used the folder, where it was installed. */
  public Path versions() {
    return root.resolve("versions");
  }

  /** What is derived from dependencies. */
  public Path deps() {
    return root.resolve("deps");
  }

  /** What compiler processes leave for those after them, a folder for each kind of them. */
  public Path compilers() {
    return root.resolve("compilers");
  }

  /** Unpacked native libraries. */
  public Path natives() {
    return root.resolve("natives");
  }

  /** Files that are being written. */
  public Path pendings() {
    return root.resolve("tmp");
  }

  /** Everything that is kept here, and nothing else that lies in the folder. */
  public List<Path> everything() {
    List<Path> places =
        new ArrayList<>(List.of(blobs(), actions(), metadata(), codegen(), compilers(), deps()));
    for (String suffix : new String[] {"", "-wal", "-shm", ".damaged"}) {
      places.add(root.resolve("index.db" + suffix));
    }
    places.add(versions());
    return places;
  }

  /** The SQLite index. */
  public Path index() {
    return root.resolve("index.db");
  }

  /** Locked by the one process that does maintenance; the time it was last written. */
  public Path maintenance() {
    return root.resolve("maintenance");
  }

  /**
   * Begins a file that will be moved to its place when complete.
   *
   * @throws IOException if it cannot be made
   */
  public Pending pending() throws IOException {
    return Pending.create(newPending());
  }

  private Path newPending() {
    String name = PENDING_PREFIX + writer + "-" + nextPending.getAndIncrement() + ".tmp";
    return pendings().resolve(name);
  }

  /**
   * Takes a folder away: it vanishes from its place at once, and its files one by one after that. A
   * process that ends in between leaves them to the next sweep.
   *
   * @return whether it was there
   * @throws IOException if it could not be moved
   */
  public boolean remove(Path directory) throws IOException {
    Path gone = newPending();
    try {
      Files.createDirectories(pendings());
      Files.move(directory, gone, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return false;
    }
    Folders.delete(gone);
    return true;
  }

  private Path sharded(String area, Digest digest) {
    String hex = digest.hex();
    return root.resolve(area + "/" + hex.substring(0, 2) + "/" + hex);
  }
}
