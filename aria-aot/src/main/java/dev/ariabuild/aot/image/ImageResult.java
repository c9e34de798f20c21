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
 * @param imageBytes sum of the sizes of the image's files
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
    long imageBytes,
    long archiveBytes,
    Optional<Path> cache,
    String noCache,
    List<String> notes) {
  public ImageResult {
    notes = List.copyOf(notes);
  }
}
