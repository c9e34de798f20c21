package dev.ariabuild.cache.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import dev.ariabuild.cache.natives.NativeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The reference implementation through JNI. */
final class NativeZstd implements ZstdCodec {
  private static final int LEVEL = 3;

  private NativeZstd() {}

  /**
   * Loads the library from its unpacked copy, or, where that fails, as it does by itself.
   *
   * @throws LinkageError if there is none for this platform
   */
  static NativeZstd load(NativeFolder natives) {
    if (!Native.isLoaded() && !loadUnpacked(natives)) {
      Native.load();
    }
    return new NativeZstd();
  }

  private static boolean loadUnpacked(NativeFolder natives) {
    if (Native.class.getClassLoader() != NativeZstd.class.getClassLoader()) {
      return false; // a library belongs to the loader of the class that loads it
    }
    String file = System.mapLibraryName("zstd-jni-" + ZstdVersion.VERSION);
    if (!file.startsWith("lib")) {
      file = "lib" + file; // the jar names it so on Windows, too
    }
    String platform = osFolder() + "-" + System.getProperty("os.arch", "");
    String resource = "/" + osFolder() + "/" + System.getProperty("os.arch", "") + "/" + file;
    Optional<Path> unpacked = natives.unpacked(Native.class, resource, platform + "-" + file);
    if (unpacked.isEmpty()) {
      return false;
    }
    try {
      System.load(unpacked.get().toString());
      Native.assumeLoaded();
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false; // such as: another class loader of this JVM has it
    }
  }

  private static String osFolder() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return os.startsWith("win") ? "win" : os.startsWith("mac") ? "darwin" : os;
  }

  @Override
  public OutputStream compressing(OutputStream out) throws IOException {
    return new ZstdOutputStreamNoFinalizer(out, LEVEL).setChecksum(true);
  }

  @Override
  public InputStream decompressing(InputStream in) throws IOException {
    return new ZstdInputStreamNoFinalizer(in);
  }

  @Override
  public byte[] decompress(byte[] frame, int plainSize) throws IOException {
    byte[] plain = new byte[plainSize];
    long got = Zstd.decompressByteArray(plain, 0, plainSize, frame, 0, frame.length);
    if (Zstd.isError(got) || got != plainSize) {
      throw new IOException("malformed zstd frame");
    }
    return plain;
  }
}
