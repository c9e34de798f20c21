package dev.ariabuild.aot.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** A compressed tar file: entries in the order given, one time, no owner but number 0. */
final class TarGz implements AutoCloseable {
  private static final int UNKNOWN_SYSTEM = 255;

  private final TarArchiveOutputStream tar;
  private final Instant time;
  private final String owner;

  /**
   * @param owner name of user and group 0; may be empty
   */
  TarGz(OutputStream out, Instant time, String owner) throws IOException {
    GzipParameters gzip = new GzipParameters();
    gzip.setOperatingSystem(UNKNOWN_SYSTEM);
    this.tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out, gzip), "UTF-8");
    this.time = time;
    this.owner = owner;
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  static void write(Packing packing, Path archive) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
        TarGz tar = new TarGz(file, packing.time(), "")) {
      tar.add(Member.of(packing));
    }
  }

  void add(List<Member> members) throws IOException {
    for (Member member : members) {
      TarArchiveEntry entry =
          member.isLink()
              ? new TarArchiveEntry(member.name(), TarConstants.LF_SYMLINK)
              : new TarArchiveEntry(member.name());
      if (member.isLink()) {
        entry.setLinkName(member.link());
      } else if (member.file() != null) {
        entry.setSize(Files.size(member.file()));
      }
      put(entry, member.mode());
      if (member.file() != null) {
        Files.copy(member.file(), tar);
      }
      tar.closeArchiveEntry();
    }
  }

  /** A text file. */
  void add(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    put(entry, 0644);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private void put(TarArchiveEntry entry, int mode) throws IOException {
    entry.setMode(mode);
    entry.setModTime(time.toEpochMilli());
    entry.setIds(0, 0);
    entry.setNames(owner, owner);
    tar.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
