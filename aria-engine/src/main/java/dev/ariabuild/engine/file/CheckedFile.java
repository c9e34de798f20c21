package dev.ariabuild.engine.file;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * One flat file that is wholly right or counts as absent: a name, a version, the content's length,
 * the content, and a Blake3 value of all that; replaced by an atomic rename. Does not know what the
 * content means.
 */
public final class CheckedFile {
  private static final int NAME = 8;
  private static final int HEADER = NAME + Integer.BYTES + Long.BYTES;

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
    int end = all.length - Digest.BYTES;
    if (end < HEADER) {
      return Optional.empty();
    }
    ByteBuffer expected = header(name, version, end - HEADER);
    if (!expected.equals(ByteBuffer.wrap(all, 0, HEADER))) {
      return Optional.empty();
    }
    Digest written = Digest.fromBytes(Arrays.copyOfRange(all, end, all.length));
    if (!written.equals(new Hasher().addRaw(all, 0, end).digest())) {
      return Optional.empty();
    }
    return Optional.of(ByteBuffer.wrap(all, HEADER, end - HEADER).slice());
  }

  /**
   * Replaces the file; readers see the old one or the new one.
   *
   * @param content an array-backed buffer, written from its position to its limit
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
    Digest digest =
        new Hasher()
            .addRaw(header.array(), 0, HEADER)
            .addRaw(
                content.array(), content.arrayOffset() + content.position(), content.remaining())
            .digest();
    Path temporary = Files.createTempFile(directory, file.getFileName() + ".", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        writeAll(channel, header);
        writeAll(channel, content.duplicate());
        writeAll(channel, ByteBuffer.wrap(digest.bytes()));
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer header(String name, int version, long length) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length != NAME) {
      throw new IllegalArgumentException("a file's kind has " + NAME + " characters: " + name);
    }
    return ByteBuffer.allocate(HEADER).put(ascii).putInt(version).putLong(length).flip();
  }
}
