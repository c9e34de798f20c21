package dev.ariabuild.aot.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that starts an application as its launcher would, and has each of its runs leave a
 * record. What the JVM says of the recording does not get into the output of the application.
 *
 * @param command that starts the application; options of the JVM go behind its program
 * @param records folder that gets a file for each run that ended in good order
 * @param archives whether each run makes an AppCDS archive, rather than a configuration from which
 *     an AOT cache is created
 */
record RecordingLauncher(List<String> command, Path records, boolean archives) {
  /** JDK 25 says on standard output, past its log, that it has recorded. */
  private static final String UNTOLD = "-XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput";

  /** Writes it into a folder. */
  Path write(Path folder) throws IOException {
    String record =
        archives
            ? "-XX:ArchiveClassesAtExit=" + records + "/$$"
            : "-XX:AOTConfiguration=" + records + "/$$";
    List<String> words = new ArrayList<>();
    for (String word : command) {
      words.add(quoted(word));
      if (word.endsWith("/java")) {
        words.add(archives ? "-Xshare:auto" : "-XX:AOTMode=record");
        words.add('"' + record + '"');
        words.add("-Xlog:disable -Xlog:all=error:stderr");
        words.add(UNTOLD);
      }
    }
    Path launcher = folder.resolve("launcher");
    String exec = words.stream().collect(Collectors.joining(" ", "exec ", " \"$@\"\n"));
    Files.writeString(launcher, "#!/bin/sh\n" + exec);
    return Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** The largest record. */
  static Optional<Path> largest(Path records) throws IOException {
    try (Stream<Path> files = Files.list(records)) {
      return files.max(
          Comparator.comparingLong((Path file) -> file.toFile().length())
              .thenComparing(Comparator.naturalOrder()));
    }
  }
}
