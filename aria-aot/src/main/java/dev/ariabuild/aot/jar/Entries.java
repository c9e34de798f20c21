package dev.ariabuild.aot.jar;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Entries of jars that are written anew. */
public final class Entries {
  private Entries() {}

  /**
   * Writes one with another content, compressed if it was so.
   *
   * @param time in place of its own
   */
  public static void write(
      ZipOutputStream out, ZipEntry original, LocalDateTime time, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(original.getName());
    entry.setTimeLocal(time);
    entry.setMethod(original.getMethod());
    if (original.getMethod() == ZipEntry.STORED) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setCrc(crc.getValue());
      entry.setSize(content.length);
      entry.setCompressedSize(content.length);
    }
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
