package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Unpacked bundles: a folder, or the same folder behind a plain web server. */
final class MappingStore implements Mappings {
  private static final int TIMEOUT_MS = 10_000;
  private static final int LARGEST = 1 << 30;

  private final String name;
  private final Reader reader;

  /** Reads a file of the store; empty if there is none of that name. */
  private interface Reader {
    Optional<byte[]> read(String path) throws IOException;
  }

  private MappingStore(String name, Reader reader) {
    this.name = name;
    this.reader = reader;
  }

  static MappingStore ofFolder(Path folder) {
    return new MappingStore(
        folder.toString(),
        path -> {
          Path file = folder.resolve(path);
          return Files.isRegularFile(file)
              ? Optional.of(Files.readAllBytes(file))
              : Optional.empty();
        });
  }

  /**
   * @param address with or without a slash at its end
   */
  static MappingStore ofServer(String address) {
    String base = address.endsWith("/") ? address : address + "/";
    return new MappingStore(address, path -> get(URI.create(base + path)));
  }

  private static Optional<byte[]> get(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    try {
      int code = connection.getResponseCode();
      if (code == HttpURLConnection.HTTP_NOT_FOUND || code == HttpURLConnection.HTTP_GONE) {
        return Optional.empty();
      }
      if (code != HttpURLConnection.HTTP_OK) {
        throw new IOException("the server answers " + code);
      }
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readNBytes(LARGEST);
        long promised = connection.getContentLengthLong();
        if (promised >= 0 && bytes.length != promised) {
          throw new java.io.EOFException();
        }
        return Optional.of(bytes);
      }
    } finally {
      connection.disconnect();
    }
  }

  @Override
  public Map<BuildId, Mapping> find(Set<BuildId> wanted) throws AotException {
    Map<BuildId, Mapping> found = new TreeMap<>();
    for (BuildId id : wanted) {
      try {
        Optional<byte[]> text = reader.read(id.path());
        if (text.isPresent()) {
          Mapping mapping = Mapping.of(text.get());
          if (!mapping.id().equals(id)) {
            throw new IllegalArgumentException(id.path() + " holds " + mapping.id());
          }
          found.put(id, mapping);
        }
      } catch (IOException | RuntimeException e) {
        throw AotProblem.UNREADABLE_SYMBOLS.with(name, BundleFile.reason(e));
      }
    }
    return found;
  }

  @Override
  public String name() {
    return name;
  }
}
