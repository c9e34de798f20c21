package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** A bundle as one file. It is read to its end, so that a truncated one is found out. */
final class BundleFile implements Mappings {
  private static final int MEMORY_KIB = 256 * 1024;
  private static final long LARGEST = 1L << 30;

  private final Path file;
  private final BundleIndex index;

  /**
   * @throws AotException if it is no bundle, or not whole
   */
  BundleFile(Path file) throws AotException {
    this.file = file;
    this.index = read(Set.of(), new TreeMap<>());
  }

  /** What it says about the published files. */
  BundleIndex index() {
    return index;
  }

  @Override
  public Map<BuildId, Mapping> find(Set<BuildId> wanted) throws AotException {
    Map<BuildId, Mapping> found = new TreeMap<>();
    read(wanted, found);
    return found;
  }

  @Override
  public String name() {
    return file.getFileName() + " (" + index.name() + " " + index.version() + ")";
  }

  private BundleIndex read(Set<BuildId> wanted, Map<BuildId, Mapping> found) throws AotException {
    Map<String, BuildId> paths = wanted.stream().collect(Collectors.toMap(BuildId::path, id -> id));
    @Nullable BundleIndex read = null;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        XZInputStream xz = new XZInputStream(in, MEMORY_KIB);
        TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
      TarArchiveEntry entry = tar.getNextEntry();
      for (; entry != null; entry = tar.getNextEntry()) {
        @Nullable BuildId id = paths.get(entry.getName());
        if (id != null && entry.isFile()) {
          Mapping mapping = Mapping.of(bytes(tar, entry));
          if (!mapping.id().equals(id)) {
            throw new IllegalArgumentException(entry.getName() + " holds " + mapping.id());
          }
          found.put(id, mapping);
        } else if (entry.getName().startsWith(BundleIndex.FOLDER) && entry.isFile()) {
          read = BundleIndex.of(bytes(tar, entry));
        }
      }
      xz.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException e) {
      throw AotProblem.UNREADABLE_SYMBOLS.with(file, reason(e));
    }
    return Optional.ofNullable(read)
        .orElseThrow(() -> AotProblem.UNREADABLE_SYMBOLS.with(file, "there is no index in it"));
  }

  private static byte[] bytes(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    if (entry.getSize() > LARGEST) {
      throw new IOException(entry.getName() + " is larger than 1 GiB");
    }
    byte[] bytes = tar.readNBytes((int) entry.getSize());
    if (bytes.length < entry.getSize()) {
      throw new java.io.EOFException();
    }
    return bytes;
  }

  static String reason(Exception e) {
    if (e instanceof java.io.EOFException) {
      return "the file ends too early";
    }
    if (e instanceof org.tukaani.xz.XZFormatException) {
      return "the file is not in the xz format";
    }
    if (e instanceof org.tukaani.xz.CorruptedInputException) {
      return "the file is damaged";
    }
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
