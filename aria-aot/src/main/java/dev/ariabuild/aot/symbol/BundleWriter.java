package dev.ariabuild.aot.symbol;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * Writes a bundle: {@code tar.xz}, index first, then all else sorted. Equal content gives equal
 * bytes. All names but that of the index are digests, so that many bundles may be unpacked into one
 * folder.
 */
public final class BundleWriter {
  private static final int PRESET = 6;
  private static final int FOLDER = 0755;
  private static final int FILE = 0644;

  private final BundleIndex index;
  private final TreeMap<String, Content> contents = new TreeMap<>();

  /**
   * @param index of what was published; each path of symbols in it must be added
   */
  public BundleWriter(BundleIndex index) {
    this.index = index;
  }

  private sealed interface Content {
    record Bytes(byte[] bytes) implements Content {}

    record OnDisk(Path file) implements Content {}
  }

  /** Adds a mapping; the same one twice is fine. */
  public BundleWriter add(Mapping mapping) {
    contents.put(mapping.id().path(), new Content.Bytes(mapping.text()));
    return this;
  }

  /** Adds a file. */
  public BundleWriter add(String path, Path file) {
    contents.put(path, new Content.OnDisk(file));
    return this;
  }

  /** Writes the bundle in place of one that may be there. */
  public void write(Path bundle, Instant time) throws IOException {
    for (BundleIndex.File file : index.files()) {
      if (!file.symbols().isEmpty() && !contents.containsKey(file.symbols())) {
        throw new IllegalStateException("no symbols for " + file.path());
      }
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(bundle));
        XZOutputStream xz = new XZOutputStream(file, new LZMA2Options(PRESET), XZ.CHECK_CRC64);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(xz, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      TreeSet<String> folders = new TreeSet<>();
      put(tar, folders, index.path(), new Content.Bytes(index.text()), time);
      for (Map.Entry<String, Content> entry : contents.entrySet()) {
        put(tar, folders, entry.getKey(), entry.getValue(), time);
      }
    }
  }

  private static void put(
      TarArchiveOutputStream tar,
      TreeSet<String> folders,
      String name,
      Content content,
      Instant time)
      throws IOException {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash + 1);
      if (folders.add(folder)) {
        tar.putArchiveEntry(entry(folder, FOLDER, 0, time));
        tar.closeArchiveEntry();
      }
    }
    if (content instanceof Content.Bytes here) {
      tar.putArchiveEntry(entry(name, FILE, here.bytes.length, time));
      tar.write(here.bytes);
    } else if (content instanceof Content.OnDisk there) {
      tar.putArchiveEntry(entry(name, FILE, Files.size(there.file), time));
      Files.copy(there.file, tar);
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(String name, int mode, long size, Instant time) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(size);
    entry.setModTime(time.toEpochMilli());
    entry.setIds(0, 0);
    entry.setNames("", "");
    return entry;
  }
}
