package dev.ariabuild.engine.digest;

import java.nio.charset.StandardCharsets;

/**
 * Feeds structured data to Blake3 so that different structures never give the same bytes: strings
 * and byte arrays are preceded by their length. Not thread-safe; used once.
 */
public final class Hasher {
  private final Blake3 blake3 = new Blake3();
  private final byte[] number = new byte[Long.BYTES];

  /** Adds a string, preceded by its length in UTF-8 bytes. */
  public Hasher add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes, preceded by their count. */
  public Hasher add(byte[] bytes) {
    add((long) bytes.length);
    blake3.update(bytes, 0, bytes.length);
    return this;
  }

  /** Adds eight bytes, big-endian. */
  public Hasher add(long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      number[i] = (byte) (value >>> (Long.SIZE - Byte.SIZE * (i + 1)));
    }
    blake3.update(number, 0, Long.BYTES);
    return this;
  }

  /** Adds one byte. */
  public Hasher add(boolean value) {
    number[0] = (byte) (value ? 1 : 0);
    blake3.update(number, 0, 1);
    return this;
  }

  /** Adds a digest; its length is fixed, so none is written. */
  public Hasher add(Digest digest) {
    digest.addTo(blake3);
    return this;
  }

  /** Adds a part of an array with no length before it: for streaming one content. */
  public Hasher addRaw(byte[] buffer, int offset, int length) {
    blake3.update(buffer, offset, length);
    return this;
  }

  /** The digest of all that was added. */
  public Digest digest() {
    return Digest.of(blake3);
  }
}
