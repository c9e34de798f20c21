package dev.ariabuild.cache.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is being written. It either moves to its place as a whole or, when closed without
 * that, vanishes. Not thread-safe.
 */
public final class Pending implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private boolean moved;

  private Pending(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Begins it under a name that no one else uses. */
  static Pending create(Path path) throws IOException {
    return new Pending(path, open(path));
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  /** Appends bytes. */
  public void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  /** Appends bytes. */
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Overwrites the beginning. */
  public void writeAtStart(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, buffer.position());
    }
  }

  /** The file, as long as it is not in its place. */
  public Path path() {
    return path;
  }

  /** How many bytes it has. */
  public long size() throws IOException {
    return channel.size();
  }

  /** Puts it in place, over whatever is there. */
  public void moveTo(Path target) throws IOException {
    channel.close();
    try {
      move(target);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      move(target);
    }
    moved = true;
  }

  private void move(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (!moved) {
      try {
        channel.close();
      } finally {
        Files.deleteIfExists(path);
      }
    }
  }
}
