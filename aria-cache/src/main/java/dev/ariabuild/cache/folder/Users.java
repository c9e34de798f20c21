package dev.ariabuild.cache.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Who uses the cache folder now: each build holds a lock of the operating system on a small file of
 * its own. The lock of a killed one is free, so its file is known to be nobody's, and goes.
 *
 * <p>The locked byte lies behind the text, as some systems let nobody read what is locked.
 */
public final class Users {
  private static final String SUFFIX = ".lock";
  private static final long LOCKED_BYTE = 1L << 40;
  private static final int LONGEST = 4096;

  /** System property that tells files of this process from others. */
  private static final String OWN = "dev.ariabuild.cache.user";

  private final CacheFolder folder;

  /** Looks at nothing yet. */
  public Users(CacheFolder folder) {
    this.folder = folder;
  }

  /**
   * Another build that runs.
   *
   * @param project name of its folder below {@code metadata}
   * @param process its number on its machine
   */
  public record User(String project, String process) {}

  /** Keeps what it uses until it is closed. */
  public static final class Use implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private Use(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      try {
        Files.deleteIfExists(file);
      } finally {
        channel.close();
      }
    }
  }

  /**
   * Tells others that this build uses the folder.
   *
   * @param project name of its folder below {@code metadata}
   * @throws IOException if the folder cannot be written
   */
  public Use enter(String project) throws IOException {
    Use use = begin(project);
    // one that was looked at before it was locked is taken for a killed one's
    for (int attempts = 3; attempts > 0 && !Files.exists(use.file); attempts--) {
      use.close();
      use = begin(project);
    }
    return use;
  }

  private Use begin(String project) throws IOException {
    Files.createDirectories(folder.users());
    String nonce = Long.toHexString(System.nanoTime());
    Path file = folder.users().resolve(process() + "-" + nonce + "-" + own() + SUFFIX);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock(LOCKED_BYTE, 1, false);
      channel.write(ByteBuffer.wrap(project.getBytes(StandardCharsets.UTF_8)));
      return new Use(file, channel);
    } catch (IOException | RuntimeException e) {
      new Use(file, channel).close();
      throw e;
    }
  }

  /** The same for all class loaders of this process: process numbers of containers are not. */
  private static String own() {
    synchronized (System.getProperties()) {
      String known = System.getProperty(OWN);
      if (known == null) {
        known = Long.toHexString(System.nanoTime() ^ ((long) new Object().hashCode() << 32));
        System.setProperty(OWN, known);
      }
      return known;
    }
  }

  /** The number of this process. To ask Java for it takes longer than all else here. */
  private static String process() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return Long.toString(ProcessHandle.current().pid());
    }
  }

  /** The builds of other processes that use the folder; forgets those that were killed. */
  public List<User> others() throws IOException {
    List<User> others = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.users(), "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        // to close another channel of the own file could free its lock
        if (!name.endsWith(own() + SUFFIX) && isLocked(file)) {
          others.add(new User(read(file), name.substring(0, Math.max(0, name.indexOf('-')))));
        }
      }
    } catch (NoSuchFileException e) {
      // nobody ever
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return others;
  }

  private static String read(Path file) {
    try {
      return Files.size(file) > LONGEST ? "" : Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false)) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(file);
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (FileSystemException notOurs) {
      return true; // another user's, or read-only: nobody can tell, so it is in use
    }
  }
}
