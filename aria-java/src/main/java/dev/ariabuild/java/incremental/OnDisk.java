package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Compares what is in memory with what is on disk. */
final class OnDisk {
  private OnDisk() {}

  /** Whether a file is there and holds these bytes. */
  static boolean same(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
  }
}
