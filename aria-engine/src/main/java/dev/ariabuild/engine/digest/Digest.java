package dev.ariabuild.engine.digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A 256-bit Blake3 value: the identity of a blob in the content store and of every derived value.
 *
 * @see <a href="https://github.com/BLAKE3-team/BLAKE3-specs">BLAKE3 specification</a>
 */
public final class Digest implements Comparable<Digest> {
  /** Length of a digest in bytes. */
  public static final int BYTES = 32;

  private final byte[] value;

  private Digest(byte[] value) {
    this.value = value;
  }

  /** The digest of these bytes. */
  public static Digest of(byte[] content) {
    Blake3 blake3 = new Blake3();
    blake3.update(content, 0, content.length);
    return of(blake3);
  }

  /** The digest of all that was added; nothing may be added after this. */
  static Digest of(Blake3 blake3) {
    return new Digest(blake3.digest());
  }

  void addTo(Blake3 blake3) {
    blake3.update(value, 0, BYTES);
  }

  /** The digest of the UTF-8 form of a text. */
  public static Digest ofUtf8(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes a digest that was computed elsewhere.
   *
   * @throws IllegalArgumentException if there are not exactly {@value #BYTES} bytes
   */
  public static Digest fromBytes(byte[] digest) {
    if (digest.length != BYTES) {
      throw new IllegalArgumentException("a digest has " + BYTES + " bytes, not " + digest.length);
    }
    return new Digest(digest.clone());
  }

  /**
   * Parses the form written by {@link #hex()}.
   *
   * @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
   */
  public static Digest fromHex(String hex) {
    if (hex.length() != BYTES * 2) {
      throw new IllegalArgumentException("a digest has 64 hexadecimal digits: " + hex);
    }
    return new Digest(HexFormat.of().parseHex(hex));
  }

  /** All 64 hexadecimal digits, lower case. */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  /** The first 12 hexadecimal digits, for people. */
  public String shortHex() {
    return HexFormat.of().formatHex(value, 0, 6);
  }

  /** A copy of the {@value #BYTES} bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Digest that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return shortHex();
  }
}
