package dev.ariabuild.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * One flat file that is wholly right or counts as absent: a name, a version, the content's length,
 * the content, and two checksums of all that; replaced by an atomic rename. Does not know what the
 * content means.
 *
 * <p>The checksums (CRC-32 and CRC-32C) guard against accidents, not against people, and cost a
 * hundredth of a cryptographic digest: the file is read whole at the start of every build.
 */
public final class CheckedFile {
  private static final int NAME = 8;
  private static final int HEADER = NAME + Integer.BYTES + Long.BYTES;

  private static final int TRAILER = 2 * Integer.BYTES;

  private CheckedFile() {}

  /**
   * The content, or empty if the file is absent, unreadable, damaged, of another kind or version.
   *
   * @param name what kind of file this is: exactly eight ASCII characters
   * @param version of the content's layout
   */
  public static Optional<ByteBuffer> read(Path file, String name, int version) {
    byte[] all;
    try {
      all = Files.readAllBytes(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    int end = all.length - TRAILER;
    if (end < HEADER) {
      return Optional.empty();
    }
    ByteBuffer expected = header(name, version, end - HEADER);
    if (!expected.equals(ByteBuffer.wrap(all, 0, HEADER))) {
      return Optional.empty();
    }
    ByteBuffer written = ByteBuffer.wrap(all, end, TRAILER);
    if (!written.equals(trailer(ByteBuffer.wrap(all, 0, end)))) {
      return Optional.empty();
    }
    return Optional.of(ByteBuffer.wrap(all, HEADER, end - HEADER).slice());
  }

  /**
   * Replaces the file; readers see the old one or the new one.
   *
   * @param content written from its position to its limit
   * @throws IOException if it cannot be written; the old file is then untouched
   */
  public static void write(Path file, String name, int version, ByteBuffer content)
      throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("cannot write " + file + ": it has no parent directory");
    }
    Files.createDirectories(directory);
    ByteBuffer header = header(name, version, content.remaining());
    Path temporary = Files.createTempFile(directory, file.getFileName() + ".", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        writeAll(channel, header);
        writeAll(channel, content.duplicate());
        writeAll(channel, trailer(header.rewind(), content.duplicate()));
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** All bytes of the file that {@link #write} would leave. */
  public static byte[] bytes(String name, int version, ByteBuffer content) {
    ByteBuffer header = header(name, version, content.remaining());
    return ByteBuffer.allocate(HEADER + content.remaining() + TRAILER)
        .put(header.duplicate())
        .put(content.duplicate())
        .put(trailer(header, content))
        .array();
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer trailer(ByteBuffer... parts) {
    CRC32 crc32 = new CRC32();
    CRC32C crc32c = new CRC32C();
    for (ByteBuffer part : parts) {
      crc32.update(part.duplicate());
      crc32c.update(part.duplicate());
    }
    return ByteBuffer.allocate(TRAILER)
        .putInt((int) crc32.getValue())
        .putInt((int) crc32c.getValue())
        .flip();
  }

  private static ByteBuffer header(String name, int version, long length) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length != NAME) {
      throw new IllegalArgumentException("a file's kind has " + NAME + " characters: " + name);
    }
    return ByteBuffer.allocate(HEADER).put(ascii).putInt(version).putLong(length).flip();
  }
}
