package dev.ariabuild.engine.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Puts outputs into the place of others as a transaction: either all are the new ones, or all are
 * the old ones. What is there already, byte for byte, is not touched.
 */
final class Replacement {
  private final Path moduleDir;
  private final Runnable aboutToChange;
  private final Supplier<Stash> stash;

  /**
   * For one action of a module.
   *
   * @param aboutToChange called before the first file is touched
   * @param stash for what is replaced
   */
  Replacement(Path moduleDir, Runnable aboutToChange, Supplier<Stash> stash) {
    this.moduleDir = moduleDir;
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
    Set<String> gone = new TreeSet<>(done.removed());
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : done.written().entrySet()) {
      if (!same(moduleDir.resolve(file.getKey()), file.getValue())) {
        written.add(file.getKey());
      }
    }
    gone.addAll(written);
    if (gone.isEmpty()) {
      return false;
    }
    aboutToChange.run();
    Stash old = stash.get();
    List<String> begun = new ArrayList<>();
    try {
      old.setAside(gone);
      for (String path : written) {
        Path file = moduleDir.resolve(path);
        Files.createDirectories(file.getParent());
        begun.add(path);
        Files.write(file, done.written().get(path));
      }
    } catch (IOException | RuntimeException e) {
      for (String path : begun) {
        old.delete(path);
      }
      old.rollBack();
      throw e;
    }
    old.discard();
    return true;
  }

  private static boolean same(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }
}
