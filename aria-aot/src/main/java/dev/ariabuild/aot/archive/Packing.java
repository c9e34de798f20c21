package dev.ariabuild.aot.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What is packed.
 *
 * @param folder its content goes in, symbolic links as links; empty folders stay out
 * @param root the one folder at the top of the archive
 * @param wanted which paths relative to the folder go in
 * @param time of every entry; whole seconds
 */
public record Packing(Path folder, String root, Predicate<String> wanted, Instant time) {
  public Packing {
    time = Instant.ofEpochSecond(time.getEpochSecond());
  }
}
