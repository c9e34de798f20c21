package dev.ariabuild.cache.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import java.util.Optional;

/** Ed25519 signatures of entries. Decides whom to trust; does not know what an entry says. */
final class Signatures {
  static final int BYTES = 64;

  private static final String ALGORITHM = "Ed25519";

  /** Stands before what is signed: a signature of this form is none of another form. */
  private static final byte[] FORM = "aria remote entry 1\n".getBytes(StandardCharsets.UTF_8);

  private final List<PublicKey> trusted;

  /**
   * Whose signatures count.
   *
   * @param trusted empty: no signature is needed
   */
  Signatures(List<PublicKey> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /**
   * Signs.
   *
   * @throws IllegalArgumentException if the key is none of Ed25519
   */
  static byte[] sign(PrivateKey key, byte[] payload) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(FORM);
      signature.update(payload);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot sign: " + e.getMessage(), e);
    }
  }

  /** Why something is not trusted; empty if it is. */
  Optional<String> objection(byte[] payload, Optional<byte[]> signature) {
    if (trusted.isEmpty()) {
      return Optional.empty();
    }
    if (signature.isEmpty()) {
      return Optional.of("it is not signed");
    }
    return trusted.stream().anyMatch(key -> verifies(key, payload, signature.get()))
        ? Optional.empty()
        : Optional.of("no trusted key has signed it as it is");
  }

  private static boolean verifies(PublicKey key, byte[] payload, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(FORM);
      signature.update(payload);
      return signature.verify(bytes);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
