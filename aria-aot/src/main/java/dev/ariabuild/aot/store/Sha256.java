package dev.ariabuild.aot.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the tools of every system print it. */
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /** Of a file, in hexadecimal digits. */
  public static String of(Path file) throws IOException {
    MessageDigest sha = instance();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Of a text in UTF-8, in hexadecimal digits. */
  public static String ofText(String text) {
    return HexFormat.of().formatHex(instance().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of a part of an array, in hexadecimal digits. */
  public static String of(byte[] bytes, int offset, int length) {
    MessageDigest sha = instance();
    sha.update(bytes, offset, length);
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest instance() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
