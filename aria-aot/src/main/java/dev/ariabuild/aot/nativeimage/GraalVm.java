package dev.ariabuild.aot.nativeimage;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A GraalVM that has native-image.
 *
 * @param home its folder
 * @param program {@code bin/native-image}
 * @param version first line of what {@code --version} prints
 * @param oracle whether it is Oracle's, which alone has build reports and embedded SBOMs
 */
public record GraalVm(Path home, Path program, String version, boolean oracle) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /**
   * The first home that has a native-image.
   *
   * @param homes the preferred first
   * @throws AotException if none has
   */
  public static GraalVm find(List<Path> homes)
      throws IOException, InterruptedException, AotException {
    for (Path home : homes) {
      for (String name : List.of("native-image", "native-image.cmd", "native-image.exe")) {
        Path program = home.resolve("bin").resolve(name);
        if (Files.isRegularFile(program) && Files.isExecutable(program)) {
          return of(home, program);
        }
      }
    }
    throw AotProblem.NO_GRAALVM.with(
        homes.isEmpty()
            ? "neither is set"
            : "looked in " + String.join(", ", homes.stream().map(Path::toString).toList()));
  }

  private static GraalVm of(Path home, Path program)
      throws IOException, InterruptedException, AotException {
    try (Run run = Run.start(List.of(program.toString(), "--version"), home, Map.of())) {
      if (!run.awaitEnd(LIMIT) || run.exitCode() != 0) {
        throw AotProblem.TOOL_FAILED.with("native-image --version", "other than 0", run.tail());
      }
      String said = run.output();
      return new GraalVm(
          home,
          program,
          said.lines().findFirst().orElse("").strip(),
          said.toLowerCase(Locale.ROOT).contains("oracle graalvm"));
    }
  }
}
