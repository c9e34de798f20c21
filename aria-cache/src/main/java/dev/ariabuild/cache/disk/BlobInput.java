package dev.ariabuild.cache.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A blob's plain bytes while they are read; removes the file if it proves damaged. */
final class BlobInput extends InputStream {
  private final InputStream plain;
  private final FileChannel channel;
  private final Path file;
  private final DamageReport damage;
  private long left;

  BlobInput(
      InputStream plain, FileChannel channel, BlobHeader header, Path file, DamageReport damage) {
    this.plain = plain;
    this.channel = channel;
    this.file = file;
    this.damage = damage;
    this.left = header.plainSize();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n;
    try {
      n = plain.read(buffer, offset, length);
    } catch (ClosedChannelException e) {
      throw e; // closed or interrupted by the reader: says nothing about the file
    } catch (IOException | RuntimeException e) {
      throw damaged("it cannot be decoded");
    }
    if (n < 0 ? left != 0 : n > left) {
      throw damaged("it has another size than its header says");
    }
    left -= Math.max(n, 0);
    return n;
  }

  private IOException damaged(String why) throws IOException {
    damage.remove(file, why);
    return new DamagedBlob("blob " + file.getFileName() + " is damaged: " + why);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      plain.close();
    }
  }
}
