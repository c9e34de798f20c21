package dev.ariabuild.cache.remote;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The blobs of this machine, in the form in which they are stored and travel. */
public interface NearBlobs {
  /** Whether a blob is here and can be read. */
  boolean contains(Digest digest);

  /** The file of a blob, in its stored form; empty if it is not here. */
  Optional<Path> stored(Digest digest);

  /**
   * Keeps a blob that arrives in its stored form, once it proved to be that blob.
   *
   * @param plainSize how many bytes the blob itself has
   * @return false if what arrived is another; nothing is kept then
   * @throws IOException what the arrival throws, or if it cannot be kept here
   */
  boolean receive(Digest digest, long plainSize, Arrival arrival) throws IOException;

  /** Bytes that arrive. */
  @FunctionalInterface
  interface Arrival {
    /** Writes all of them. */
    void writeTo(OutputStream out) throws IOException;
  }
}
