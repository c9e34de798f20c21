package dev.ariabuild.engine.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Ed25519 keys as openssl writes them: PEM, or the base64 in it. */
public final class SigningKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final int LONGEST = 16_384;

  private SigningKeys() {}

  /** A public key; empty if the text is none. */
  public static Optional<PublicKey> publicKey(String text) {
    try {
      return Optional.of(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(text))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A private key; empty if the text is none. */
  public static Optional<PrivateKey> privateKey(String text) {
    try {
      return Optional.of(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(text))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The private key in a file; empty if there is none. */
  static Optional<PrivateKey> privateKeyIn(Path root, String file) {
    try {
      Path path = root.resolve(file);
      return Files.size(path) > LONGEST ? Optional.empty() : privateKey(Files.readString(path));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether what the private key signs can be verified with one of the public ones. */
  static boolean fits(PrivateKey key, List<PublicKey> trusted) {
    byte[] probe = "aria".getBytes(StandardCharsets.UTF_8);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      for (PublicKey candidate : trusted) {
        signature.initVerify(candidate);
        signature.update(probe);
        if (signature.verify(signed)) {
          return true;
        }
      }
      return false;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] bytes(String text) {
    StringBuilder base64 = new StringBuilder();
    text.replace("\\n", "\n")
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("-----"))
        .forEach(base64::append);
    return Base64.getDecoder().decode(base64.toString());
  }
}
