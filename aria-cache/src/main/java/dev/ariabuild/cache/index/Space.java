package dev.ariabuild.cache.index;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room on a file system.
 *
 * @param usable bytes that may still be written
 * @param total bytes in all
 */
public record Space(long usable, long total) {
  /** Measures the room where a folder lies. */
  @FunctionalInterface
  public interface Gauge {
    /** The room now. */
    Space measure(Path folder) throws IOException;
  }

  /** Asks the operating system. */
  public static Space of(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return new Space(store.getUsableSpace(), store.getTotalSpace());
  }

  /** How many bytes must go so that this percentage is free. */
  long missing(int minFreePercent) {
    long wanted = total / 100 * minFreePercent;
    return Math.max(0, wanted - usable);
  }
}
