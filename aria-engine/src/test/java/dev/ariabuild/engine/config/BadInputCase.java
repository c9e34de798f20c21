package dev.ariabuild.engine.config;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad input has its message, to the letter. */
abstract class BadInputCase {
  @TempDir Path directory;

  Given given() {
    return new Given(directory);
  }
}
