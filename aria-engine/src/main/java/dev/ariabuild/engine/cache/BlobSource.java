package dev.ariabuild.engine.cache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Bytes to store; may be opened more than once. */
@FunctionalInterface
public interface BlobSource {
  /** Opens the bytes from the start. */
  InputStream open() throws IOException;

  /**
   * All bytes, if they are in memory, do not change, and were digested by whoever gives them: then
   * nobody has to digest them again.
   */
  default Optional<byte[]> digested() {
    return Optional.empty();
  }

  /** Bytes whose digest was taken, and which nobody changes from now on. */
  static BlobSource ofDigested(byte[] bytes) {
    return new BlobSource() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public Optional<byte[]> digested() {
        return Optional.of(bytes);
      }
    };
  }
}
