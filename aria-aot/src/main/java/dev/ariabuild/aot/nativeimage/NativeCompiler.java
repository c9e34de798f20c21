package dev.ariabuild.aot.nativeimage;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.tool.Run;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.config.Symbols;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compiles one program.
 *
 * @param objcopy program that splits debug information off
 */
public record NativeCompiler(GraalVm graal, NativeFlags flags, String objcopy) {
  private static final Duration LIMIT = Duration.ofMinutes(60);

  /**
   * Writes {@code NAME}, with it what native-image puts beside it, {@code NAME.debug} if the
   * profile wants symbols, and {@code build-report.html} if this GraalVM makes one.
   *
   * @param folder exists and is empty
   */
  public void compile(String name, String mainClass, List<Path> classPath, Path folder)
      throws IOException, InterruptedException, AotException {
    List<String> command = new ArrayList<>();
    command.add(graal.program().toString());
    command.addAll(arguments(name, mainClass, classPath, folder));
    run("native-image", command, folder);
    Path program = folder.resolve(name);
    if (!Files.isRegularFile(program)) {
      throw AotProblem.NO_NATIVE_PROGRAM.with(name);
    }
    split(program);
  }

  List<String> arguments(String name, String mainClass, List<Path> classPath, Path folder) {
    List<String> arguments = new ArrayList<>(flags.options());
    if (graal.oracle()) {
      arguments.add(
          arguments.size() - flags.more().size(),
          "--emit=build-report=" + folder.resolve("build-report.html"));
      arguments.add(arguments.size() - flags.more().size(), "--enable-sbom");
    }
    arguments.add("-cp");
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    arguments.add("-o");
    arguments.add(folder.resolve(name).toString());
    arguments.add(mainClass);
    return arguments;
  }

  /** What native-image has split off itself is taken as it is. */
  private void split(Path program) throws IOException, InterruptedException, AotException {
    Path folder = program.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder of " + program);
    }
    Path debug = program.resolveSibling(program.getFileName() + ".debug");
    boolean wanted = flags.symbols() == Symbols.EXTERNAL;
    String file = program.toString();
    if (wanted && !Files.exists(debug)) {
      run("objcopy", List.of(objcopy, "--only-keep-debug", file, debug.toString()), folder);
    }
    if (flags.strip() != Strip.NONE) {
      run("objcopy", List.of(objcopy, NativeFlags.objcopy(flags.strip()), file), folder);
      if (wanted) {
        run("objcopy", List.of(objcopy, "--add-gnu-debuglink=" + debug, file), folder);
      }
    }
    if (!wanted) {
      Files.deleteIfExists(debug);
    }
  }

  private static void run(String name, List<String> command, Path folder)
      throws IOException, InterruptedException, AotException {
    try (Run run = Run.start(command, folder, Map.of("LC_ALL", "C"))) {
      if (!run.awaitEnd(LIMIT)) {
        throw AotProblem.TOOL_FAILED.with(
            name, "none within " + LIMIT.toMinutes() + " min", run.tail());
      }
      if (run.exitCode() != 0) {
        throw AotProblem.TOOL_FAILED.with(name, run.exitCode(), run.tail());
      }
    } catch (IOException e) {
      throw AotProblem.TOOL_ABSENT.with(command.get(0), String.valueOf(e.getMessage()));
    }
  }
}
