package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names of the class files that mention a text, such as the start of an annotation's
 * descriptor, anywhere in their constants. May name more than use it, never fewer: texts of class
 * files are stored as they are. Stateless and thread-safe.
 */
public final class ClassMentions implements MemberNormaliser {
  private final String text;
  private final byte[] bytes;

  /**
   * @param text letters of ASCII, not empty
   */
  public ClassMentions(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Normaliser normaliser() {
    return Normaliser.MENTIONS;
  }

  @Override
  public String version() {
    return "1 " + text;
  }

  @Override
  public @Nullable Digest normalise(String name, byte[] content) {
    return name.endsWith(".class") && mentions(content) ? Digest.ofUtf8(text) : null;
  }

  private boolean mentions(byte[] content) {
    for (int at = 0; at <= content.length - bytes.length; at++) {
      int length = 0;
      while (length < bytes.length && content[at + length] == bytes[length]) {
        length++;
      }
      if (length == bytes.length) {
        return true;
      }
    }
    return false;
  }
}
