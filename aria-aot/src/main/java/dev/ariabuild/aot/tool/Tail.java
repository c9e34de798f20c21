package dev.ariabuild.aot.tool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log file. */
final class Tail {
  private static final int BYTES = 4096;

  private Tail() {}

  /** At most the last 4 KiB, from the start of a line if there is more than one. */
  static String of(Path file) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - BYTES);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int line = text.indexOf('\n');
      return (from > 0 && line >= 0 ? text.substring(line + 1) : text).stripTrailing();
    }
  }
}
