package dev.ariabuild.aot.archive;

import dev.ariabuild.engine.config.ArchiveKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes archives beside their place and moves them there when they are whole. */
public final class Archiver {
  private Archiver() {}

  /**
   * Writes one archive.
   *
   * @param deb checked; used by Debian packages alone
   * @param archive replaced if it is there
   */
  public static void write(ArchiveKind kind, Packing packing, Deb deb, Path archive)
      throws IOException {
    Path folder = archive.toAbsolutePath().getParent();
    Path work = Files.createTempFile(folder, ".archive-", "");
    try {
      switch (kind) {
        case TAR_GZ -> TarGz.write(packing, work);
        case ZIP -> Zip.write(packing, work);
        case DEB -> DebWriter.write(packing, deb, work);
      }
      Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(work, archive, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(work);
    }
  }
}
