package dev.ariabuild.aot.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was made.
 *
 * @param image folder with bin, lib, runtime
 * @param archive the image as tar.gz
 * @param manifest digests and sizes of all of it
 * @param bytes sizes of the image's files
 * @param archiveBytes size of the archive
 * @param cache the start-up cache in the image
 * @param noCache why there is none; empty if there is one
 * @param notes what the user should know, a line each: jars left as they are
 */
public record ImageResult(
    Path image,
    Path launcher,
    Path archive,
    Path manifest,
    Bytes bytes,
    long archiveBytes,
    Optional<Path> cache,
    String noCache,
    List<String> notes) {
  public ImageResult {
    notes = List.copyOf(notes);
  }

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
