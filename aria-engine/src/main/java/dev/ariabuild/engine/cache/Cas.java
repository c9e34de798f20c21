package dev.ariabuild.engine.cache;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Blobs by digest. Readers verify what they read; a store need not. */
public interface Cas {
  /**
   * Opens a blob's bytes (decompressed).
   *
   * @throws IOException if the store is broken; a missing blob is empty instead
   */
  Optional<InputStream> open(Digest digest) throws IOException;

  /**
   * Keeps a blob. Atomic: a reader sees all of it or nothing. Bytes that do not hash to the digest
   * are not kept.
   *
   * @throws IOException if it could not be kept
   */
  void store(Digest digest, BlobKind kind, BlobSource source) throws IOException;

  /** Forgets a blob that turned out to be damaged. */
  void discard(Digest digest) throws IOException;
}
