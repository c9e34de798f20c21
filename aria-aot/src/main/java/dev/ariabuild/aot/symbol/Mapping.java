package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A mapping as text in the form of R8 and ProGuard, with a head that proves it is whole.
 *
 * @param id digest of the body
 * @see <a href="https://r8.googlesource.com/r8/+/main/doc/retrace.md">the form</a>
 */
public record Mapping(BuildId id, byte[] text) {
  private static final String HASH = "# pg_map_hash: SHA-256 ";
  private static final int HEX = 64;
  private static final int LONGEST_HEAD = 1024;

  /** The mapping with this body: what stands below the head. */
  static Mapping ofBody(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String hash = Sha256.of(bytes, 0, bytes.length);
    BuildId id = new BuildId(hash.substring(0, BuildId.DIGITS));
    byte[] head =
        ("# compiler: aria\n"
                + "# {\"id\":\"com.android.tools.r8.mapping\",\"version\":\"2.2\"}\n"
                + "# pg_map_id: "
                + id.hex()
                + "\n"
                + HASH
                + hash
                + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] text = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, text, head.length, bytes.length);
    return new Mapping(id, text);
  }

  /**
   * Reads a mapping.
   *
   * @throws IllegalArgumentException with the reason, if it is not whole
   */
  public static Mapping of(byte[] text) {
    String head =
        new String(text, 0, Math.min(text.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
    int hash = head.indexOf(HASH);
    int body = hash + HASH.length() + HEX + 1;
    if (hash < 0 || body > text.length) {
      throw new IllegalArgumentException("the mapping has no head");
    }
    String promised = head.substring(hash + HASH.length(), body - 1);
    if (!promised.equals(Sha256.of(text, body, text.length - body))) {
      throw new IllegalArgumentException("the mapping is not what its digest says");
    }
    return new Mapping(new BuildId(promised.substring(0, BuildId.DIGITS)), text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mapping that && id.equals(that.id) && Arrays.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id + " (" + text.length + " bytes)";
  }
}
