package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Reads one member of a tree or archive in a way only its own module understands. A pure function
 * of name and content; thread-safe.
 */
public interface MemberNormaliser {
  /** Under which name its values are known. */
  Normaliser normaliser();

  /** Changes whenever the same member may give another value; results of others are not reused. */
  String version();

  /**
   * The member's value.
   *
   * @param name relative, separated by {@code /}
   * @return null if the member does not count
   */
  @Nullable Digest normalise(String name, byte[] content);
}
