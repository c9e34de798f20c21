package dev.ariabuild.engine.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.Blake3;

/**
 * Feeds structured data to Blake3 so that different structures never give the same bytes: strings
 * and byte arrays are preceded by their length. Not thread-safe; used once.
 */
public final class Hasher {
  private final Blake3 blake3 = Blake3.initHash();
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  /** Adds a string, preceded by its length in UTF-8 bytes. */
  public Hasher add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes, preceded by their count. */
  public Hasher add(byte[] bytes) {
    add((long) bytes.length);
    blake3.update(bytes);
    return this;
  }

  /** Adds eight bytes, big-endian. */
  public Hasher add(long value) {
    number.clear();
    number.putLong(value);
    blake3.update(number.array());
    return this;
  }

  /** Adds one byte. */
  public Hasher add(boolean value) {
    blake3.update(new byte[] {(byte) (value ? 1 : 0)});
    return this;
  }

  /** Adds a digest; its length is fixed, so none is written. */
  public Hasher add(Digest digest) {
    blake3.update(digest.bytes());
    return this;
  }

  /** Adds a part of an array with no length before it: for streaming one content. */
  public Hasher addRaw(byte[] buffer, int offset, int length) {
    blake3.update(buffer, offset, length);
    return this;
  }

  /** The digest of all that was added. */
  public Digest digest() {
    return Digest.fromBytes(blake3.doFinalize(Digest.BYTES));
  }
}
