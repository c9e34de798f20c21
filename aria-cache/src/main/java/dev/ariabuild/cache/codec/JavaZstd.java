package dev.ariabuild.cache.codec;

import io.airlift.compress.zstd.ZstdDecompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Aircompressor: no native library, but {@code sun.misc.Unsafe}. */
final class JavaZstd implements ZstdCodec {
  @Override
  public OutputStream compressing(OutputStream out) throws IOException {
    return new ZstdOutputStream(out);
  }

  @Override
  public InputStream decompressing(InputStream in) {
    return new ZstdInputStream(in);
  }

  @Override
  public byte[] decompress(byte[] frame, int plainSize) throws IOException {
    byte[] plain = new byte[plainSize];
    int got = new ZstdDecompressor().decompress(frame, 0, frame.length, plain, 0, plainSize);
    if (got != plainSize) {
      throw new IOException("zstd frame of " + got + " instead of " + plainSize + " bytes");
    }
    return plain;
  }
}
