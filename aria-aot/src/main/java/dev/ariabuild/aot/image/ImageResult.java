package dev.ariabuild.aot.image;

import dev.ariabuild.engine.config.ArchiveKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was made.
 *
 * @param image folder with bin, lib, runtime
 * @param archives the image packed, in each form that the profile names
 * @param manifest digests and sizes of all of it
 * @param sbom bill of materials
 * @param provenance in-toto statement
 * @param symbols the symbol bundle; empty if none was wanted
 * @param bytes sizes of the image's files
 * @param cache the start-up cache in the image
 * @param noCache why there is none; empty if there is one
 * @param notes what the user should know, a line each: jars left as they are
 */
public record ImageResult(
    Path image,
    Path launcher,
    List<Archive> archives,
    Path manifest,
    Path sbom,
    Path provenance,
    Optional<Path> symbols,
    Bytes bytes,
    Optional<Path> cache,
    String noCache,
    List<String> notes) {
  public ImageResult {
    archives = List.copyOf(archives);
    notes = List.copyOf(notes);
  }

  /** The first archive. */
  public Path archive() {
    return archives.get(0).file();
  }

  /**
   * One archive.
   *
   * @param bytes its size
   */
  public record Archive(ArchiveKind kind, Path file, long bytes) {}

  /**
   * Sizes in bytes.
   *
   * @param total of all files
   * @param runtime of the linked runtime
   * @param jars of the class path
   * @param cache of the start-up cache; 0 if there is none
   */
  public record Bytes(long total, long runtime, long jars, long cache) {}
}
