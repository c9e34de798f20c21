package dev.ariabuild.aot.image;

import dev.ariabuild.aot.archive.Deb;
import dev.ariabuild.aot.provenance.Facts;
import dev.ariabuild.engine.config.ArchiveKind;
import java.util.List;

/**
 * How an image is published.
 *
 * @param facts what it is built from
 * @param archives forms, in this order
 * @param deb what a Debian package says of itself, in Maven's words
 */
public record Publication(Facts facts, List<ArchiveKind> archives, Deb deb) {
  public Publication {
    archives = List.copyOf(archives);
  }

  /** As one tar.gz, with nothing known but name and version. */
  static Publication plain(String name, String version) {
    return new Publication(
        Facts.unknown(name, version),
        List.of(ArchiveKind.TAR_GZ),
        new Deb(name, version, "", "", List.of(), "", "", "", List.of()));
  }
}
