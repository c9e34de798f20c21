package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;

/** Digest of an action's identity and of all its input fingerprints. */
public record ActionKey(Digest digest) {
  /** The printed form: {@code aria-v1-} and 64 hexadecimal digits. */
  @Override
  public String toString() {
    return "aria-v1-" + digest.hex();
  }
}
