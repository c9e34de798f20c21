package dev.ariabuild.aot.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip file with the modes and links of Unix; times are UTC, as zip knows no zones. */
final class Zip {
  private Zip() {}

  static void write(Packing packing, Path archive) throws IOException {
    // zip holds local times: one that reads as UTC in the zone of this JVM
    long time =
        LocalDateTime.ofInstant(packing.time(), ZoneOffset.UTC)
            .atZone(ZoneId.systemDefault())
            .toInstant()
            .toEpochMilli();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive.toFile())) {
      zip.setEncoding("UTF-8");
      for (Member member : Member.of(packing)) {
        ZipArchiveEntry entry = new ZipArchiveEntry(member.name());
        entry.setTime(time);
        int kind =
            member.isLink()
                ? UnixStat.LINK_FLAG
                : member.isFolder() ? UnixStat.DIR_FLAG : UnixStat.FILE_FLAG;
        entry.setUnixMode(kind | member.mode());
        zip.putArchiveEntry(entry);
        if (member.isLink()) {
          zip.write(member.link().getBytes(StandardCharsets.UTF_8));
        } else if (member.file() != null) {
          Files.copy(member.file(), zip);
        }
        zip.closeArchiveEntry();
      }
    }
  }
}
