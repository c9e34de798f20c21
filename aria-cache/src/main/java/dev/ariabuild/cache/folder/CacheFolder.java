package dev.ariabuild.cache.folder;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    "content", "actions", "metadata", "codegen", "deps", "natives", "tmp"
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

  /** What a project remembers: {@code metadata/<project hash>}. May not exist yet. */
  public Path metadata(Digest project) {
    return root.resolve("metadata").resolve(project.hex());
  }

  /** Work files of the code generator: {@code codegen/<target>/<profile>}. May not exist yet. */
  public Path codegen(String target, String profile) {
    return root.resolve("codegen").resolve(target).resolve(profile);
  }

  /** What is derived from dependencies. */
  public Path deps() {
    return root.resolve("deps");
  }

  /** Unpacked native libraries. */
  public Path natives() {
    return root.resolve("natives");
  }

  /** Files that are being written. */
  public Path pendings() {
    return root.resolve("tmp");
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
    String name = PENDING_PREFIX + writer + "-" + nextPending.getAndIncrement() + ".tmp";
    return Pending.create(pendings().resolve(name));
  }

  private Path sharded(String area, Digest digest) {
    String hex = digest.hex();
    return root.resolve(area + "/" + hex.substring(0, 2) + "/" + hex);
  }
}
