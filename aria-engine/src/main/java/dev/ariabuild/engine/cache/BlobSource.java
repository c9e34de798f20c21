package dev.ariabuild.engine.cache;

import java.io.IOException;
import java.io.InputStream;

/** Bytes to store; may be opened more than once. */
@FunctionalInterface
public interface BlobSource {
  /** Opens the bytes from the start. */
  InputStream open() throws IOException;
}
