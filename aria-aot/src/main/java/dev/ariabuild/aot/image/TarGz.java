package dev.ariabuild.aot.image;

import dev.ariabuild.aot.store.Tree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A reproducible archive of a folder: sorted, one time, modes 755 and 644, no owner. Equal folders
 * give equal bytes.
 */
final class TarGz {
  private static final int PROGRAM = 0755;
  private static final int FILE = 0644;
  private static final int UNKNOWN_SYSTEM = 255;

  private final Instant time;

  TarGz(Instant time) {
    this.time = time;
  }

  /**
   * Writes the archive.
   *
   * @param prefix the one folder at its root
   * @param wanted which relative paths go in
   */
  void write(Path folder, String prefix, Predicate<String> wanted, Path archive)
      throws IOException {
    GzipParameters gzip = new GzipParameters();
    gzip.setOperatingSystem(UNKNOWN_SYSTEM);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
        GzipCompressorOutputStream zipped = new GzipCompressorOutputStream(file, gzip);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      TreeSet<String> folders = new TreeSet<>();
      for (Path path : Tree.files(folder)) {
        String name = Tree.name(folder, path);
        if (wanted.test(name)) {
          addFolders(tar, prefix + "/" + name, folders);
          add(tar, path, prefix + "/" + name);
        }
      }
    }
  }

  private void addFolders(TarArchiveOutputStream tar, String name, TreeSet<String> seen)
      throws IOException {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash + 1);
      if (seen.add(folder)) {
        put(tar, new TarArchiveEntry(folder), PROGRAM);
        tar.closeArchiveEntry();
      }
    }
  }

  private void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
    if (Files.isSymbolicLink(path)) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(path).toString());
      put(tar, link, PROGRAM);
    } else {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(path));
      boolean program =
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
              .contains(java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE);
      put(tar, entry, program ? PROGRAM : FILE);
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode) throws IOException {
    entry.setMode(mode);
    entry.setModTime(time.toEpochMilli());
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
  }
}
