package dev.ariabuild.engine.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts outputs into the place of others as a transaction: either all are the new ones, or all are
 * the old ones. What is there already, byte for byte, is not touched; a file that is replaced is
 * never away.
 */
final class Replacement {
  private static final String NEW = "new";

  private final Path moduleDir;
  private final Path own;
  private final Runnable aboutToChange;
  private final Supplier<Stash> stash;

  /**
   * For one action of a module.
   *
   * @param own Aria's own directory, on the same file system
   * @param aboutToChange called before the first file is touched
   * @param stash removes files with the directories that they leave empty
   */
  Replacement(Path moduleDir, Path own, Runnable aboutToChange, Supplier<Stash> stash) {
    this.moduleDir = moduleDir;
    this.own = own;
    this.aboutToChange = aboutToChange;
    this.stash = stash;
  }

  /**
   * Writes and removes.
   *
   * @return whether there was anything to do
   * @throws IOException if that could not be done; then nothing was
   */
  boolean of(Partial.Done done) throws IOException {
    Map<String, byte[]> fresh = new LinkedHashMap<>();
    Map<String, byte @Nullable []> old = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : done.written().entrySet()) {
      byte[] before = content(file.getKey());
      if (before == null || !Arrays.equals(before, file.getValue())) {
        fresh.put(file.getKey(), file.getValue());
        old.put(file.getKey(), before);
      }
    }
    List<String> gone = new ArrayList<>();
    for (String path : done.removed()) {
      byte[] before = content(path);
      if (before != null) {
        gone.add(path);
        old.put(path, before);
      }
    }
    if (old.isEmpty()) {
      return false;
    }
    aboutToChange.run();
    Stash removing = stash.get();
    try {
      for (Map.Entry<String, byte[]> file : fresh.entrySet()) {
        put(file.getKey(), file.getValue());
      }
      for (String path : gone) {
        removing.delete(path);
      }
    } catch (IOException | RuntimeException e) {
      putBack(old, removing);
      throw e;
    } finally {
      removing.discard();
    }
    return true;
  }

  private void putBack(Map<String, byte @Nullable []> old, Stash removing) throws IOException {
    for (Map.Entry<String, byte @Nullable []> file : old.entrySet()) {
      byte[] before = file.getValue();
      byte[] now = content(file.getKey());
      if (before == null && now != null) {
        removing.delete(file.getKey());
      } else if (before != null && !Arrays.equals(before, now)) {
        put(file.getKey(), before);
      }
    }
  }

  /** Null if nothing is there. */
  private byte @Nullable [] content(String path) throws IOException {
    Path file = moduleDir.resolve(path);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + " is no regular file");
    }
    return Files.readAllBytes(file);
  }

  private void put(String path, byte[] content) throws IOException {
    Path file = moduleDir.resolve(path);
    Files.createDirectories(file.getParent());
    Path corner = Files.createDirectories(own.resolve(Stash.NAME));
    Path beside = Files.write(corner.resolve(NEW), content);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
