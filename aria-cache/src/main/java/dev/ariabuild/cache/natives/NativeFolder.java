package dev.ariabuild.cache.natives;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.Pending;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** One copy of each native library, unpacked once instead of at every start. */
public final class NativeFolder {
  private final CacheFolder folder;

  /** Keeps the copies in {@code natives/} of the cache folder. */
  public NativeFolder(CacheFolder folder) {
    this.folder = folder;
  }

  /**
   * The unpacked file of a resource; unpacks it if it is missing or has another length.
   *
   * @param owner class whose loader has the resource
   * @param resource absolute name, such as {@code /linux/amd64/libx.so}
   * @param name file name, which carries the library's version
   * @return empty if there is no such resource or the folder cannot be written
   */
  public Optional<Path> unpacked(Class<?> owner, String resource, String name) {
    URL url = owner.getResource(resource);
    if (url == null) {
      return Optional.empty();
    }
    Path file = folder.natives().resolve(name);
    try {
      URLConnection connection = url.openConnection();
      long length = connection.getContentLengthLong();
      if (length <= 0 || sizeOf(file) != length) {
        unpack(connection, file);
      }
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void unpack(URLConnection connection, Path file) throws IOException {
    try (InputStream in = connection.getInputStream();
        Pending pending = folder.pending()) {
      byte[] buffer = new byte[64 << 10];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        pending.write(buffer, 0, n);
      }
      pending.moveTo(file);
    }
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return -1;
    }
  }
}
