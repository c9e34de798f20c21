package dev.ariabuild.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files that are no TOML. */
class BadTomlTest extends BadInputCase {
  @Test
  void malformedTomlNamesLineAndColumn() throws IOException {
    given()
        .toml("[cache]", "max_size = 10GB")
        .fails(
            "aria.toml:2: not valid TOML at column 14: Unexpected 'GB', expected a newline or"
                + " end-of-input");
  }

  @Test
  void aKeyWrittenTwiceIsMalformed() throws IOException {
    given()
        .toml("[build]", "jobs = 1", "jobs = 2")
        .fails(
            "aria.toml:3: not valid TOML at column 1: jobs previously defined at line 2, column 1");
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws IOException {
    Path file = Files.write(directory.resolve("aria.toml"), new byte[] {'#', (byte) 0xff});
    given().toml(file).fails("aria.toml: is not valid UTF-8; save it in that encoding");
  }

  @Test
  void aFolderInPlaceOfTheFileIsAnErrorAndNotAbsence() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("aria.toml"));
    given().toml(folder).fails("aria.toml: cannot be read (IOException)");
  }
}
