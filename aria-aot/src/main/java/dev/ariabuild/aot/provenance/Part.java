package dev.ariabuild.aot.provenance;

import java.nio.file.Path;
import java.util.List;

/**
 * One jar of an application.
 *
 * @param coordinates as Maven resolved it
 * @param own whether it is a module of the build that makes the image
 * @param file as it was before anything was taken out of it
 * @param needs coordinates, as {@link Coordinates#purl}, of parts that it pulled in
 */
public record Part(Coordinates coordinates, boolean own, Path file, List<String> needs) {
  public Part {
    needs = List.copyOf(needs);
  }
}
