package dev.ariabuild.maven.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A guess at what a module costs that was never built here: by the number of its files. */
final class Sources {
  /** What a file is taken to cost, in milliseconds. */
  static final long MILLIS = 10;

  private static final long MOST = 5000;

  private Sources() {}

  /** How many files lie in {@code src}, up to a limit; 0 if that is not known. */
  static long in(Path module) {
    Path sources = module.resolve("src");
    if (!Files.isDirectory(sources)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(Files::isRegularFile).limit(MOST).count();
    } catch (IOException | UncheckedIOException unreadable) {
      return 0;
    }
  }
}
