package dev.ariabuild.cache.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Makes and reads single Zstandard frames with a content checksum. Malformed input gives an
 * IOException or an unchecked exception, depending on the library.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 */
public interface ZstdCodec {
  /** Compresses what is written; ends the frame, and closes {@code out}, when closed. */
  OutputStream compressing(OutputStream out) throws IOException;

  /** Decompresses what is read. */
  InputStream decompressing(InputStream in) throws IOException;

  /**
   * Decompresses a frame that is held in memory.
   *
   * @param plainSize how many bytes it must give
   * @throws IOException if it gives another number of bytes
   */
  byte[] decompress(byte[] frame, int plainSize) throws IOException;
}
