package dev.ariabuild.cache.disk;

import dev.ariabuild.engine.cache.BlobKind;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The first {@value #BYTES} bytes of a stored blob: {@code ARB1}, encoding, kind, two zero bytes,
 * plain size, stored size (both big-endian, the latter without the header).
 *
 * @param plainSize bytes of the blob itself
 * @param storedSize bytes that follow the header
 */
record BlobHeader(Encoding encoding, BlobKind kind, long plainSize, long storedSize) {
  static final int BYTES = 24;
  private static final int MAGIC = 0x41524231;

  /** How the bytes behind the header are written. */
  enum Encoding {
    /** As they are. */
    RAW,
    /** As one Zstandard frame with content checksum. */
    ZSTD
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putInt(MAGIC)
        .put((byte) encoding.ordinal())
        .put((byte) kind.ordinal())
        .putShort((short) 0)
        .putLong(plainSize)
        .putLong(storedSize)
        .array();
  }

  /**
   * Reads a header of a file of that length.
   *
   * @throws IOException if it is none, or does not fit the length
   */
  static BlobHeader parse(ByteBuffer bytes, long fileLength) throws IOException {
    if (bytes.remaining() < BYTES || bytes.getInt() != MAGIC) {
      throw new IOException("it has no blob header");
    }
    int encoding = bytes.get();
    int kind = bytes.get();
    int reserved = bytes.getShort();
    long plain = bytes.getLong();
    long stored = bytes.getLong();
    boolean known =
        encoding >= 0
            && encoding < Encoding.values().length
            && kind >= 0
            && kind < BlobKind.values().length
            && reserved == 0;
    if (!known || plain < 0 || stored < 0) {
      throw new IOException("its blob header is malformed");
    }
    BlobHeader header =
        new BlobHeader(Encoding.values()[encoding], BlobKind.values()[kind], plain, stored);
    if (fileLength - BYTES != stored || (header.encoding == Encoding.RAW && plain != stored)) {
      throw new IOException("its length is " + fileLength + ", not " + (stored + BYTES));
    }
    return header;
  }
}
