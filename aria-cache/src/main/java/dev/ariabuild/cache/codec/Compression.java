package dev.ariabuild.cache.codec;

import dev.ariabuild.cache.natives.NativeAccess;
import dev.ariabuild.cache.natives.NativeFolder;

/**
 * Which Zstandard this JVM uses.
 *
 * @param zstd what reads, and writes if {@code writes}
 * @param writes whether new blobs are compressed; not so where both libraries would make the JVM
 *     print a warning (they are read all the same: a blob that is there is worth a warning)
 */
public record Compression(ZstdCodec zstd, boolean writes) {
  private static final int FIRST_THAT_WARNS_OF_UNSAFE = 24;

  /** The best one that is silent in this JVM. Loads native code. */
  public static Compression choose(NativeFolder natives) {
    if (NativeAccess.current() == NativeAccess.SILENT) {
      try {
        return new Compression(NativeZstd.load(natives), true);
      } catch (LinkageError e) {
        // no library for this platform
      }
    }
    return pureJava();
  }

  /** Without native code. */
  public static Compression pureJava() {
    return new Compression(
        new JavaZstd(), Runtime.version().feature() < FIRST_THAT_WARNS_OF_UNSAFE);
  }
}
