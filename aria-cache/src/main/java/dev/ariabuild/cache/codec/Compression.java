package dev.ariabuild.cache.codec;

import dev.ariabuild.cache.natives.NativeAccess;
import dev.ariabuild.cache.natives.NativeFolder;
import java.util.Optional;

/** Which Zstandard to use. */
public enum Compression {
  /** The fastest that works here without the JVM printing a warning. Loads native code. */
  BEST,
  /** Without native code. */
  PURE_JAVA,
  /** None: blobs are written as they are, and compressed ones count as missing. */
  NONE;

  /** From here on the JVM warns of {@code sun.misc.Unsafe} (JEP 498), which pure Java needs. */
  private static final int FIRST_THAT_WARNS_OF_UNSAFE = 24;

  /** The codec; empty if none works silently. */
  public Optional<ZstdCodec> codec(NativeFolder natives) {
    if (this == NONE) {
      return Optional.empty();
    }
    if (this == BEST && NativeAccess.current() == NativeAccess.SILENT) {
      try {
        return Optional.of(NativeZstd.load(natives));
      } catch (LinkageError e) {
        // no library for this platform
      }
    }
    return Runtime.version().feature() < FIRST_THAT_WARNS_OF_UNSAFE
        ? Optional.of(new JavaZstd())
        : Optional.empty();
  }
}
