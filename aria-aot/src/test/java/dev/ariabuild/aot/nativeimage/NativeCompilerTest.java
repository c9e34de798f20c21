package dev.ariabuild.aot.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Panic;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.config.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command lines, with stand-ins that note how they were called. No real GraalVM has been seen
 * by these tests.
 */
class NativeCompilerTest {
  private static final NativeFlags RELEASE =
      new NativeFlags(
          OptLevel.MOST,
          DebugInfo.NONE,
          Strip.SYMBOLS,
          Symbols.NONE,
          false,
          Panic.ABORT,
          List.of("--gc=epsilon"));
  private static final NativeFlags WITH_SYMBOLS =
      new NativeFlags(
          OptLevel.MOST,
          DebugInfo.NONE,
          Strip.SYMBOLS,
          Symbols.EXTERNAL,
          false,
          Panic.ABORT,
          List.of("--gc=epsilon"));

  @TempDir Path work;
  private Path home;
  private Path out;

  @BeforeEach
  void standIns() throws IOException {
    home = work.resolve("graal");
    out = Files.createDirectory(work.resolve("out"));
    Files.createDirectories(home.resolve("bin"));
  }

  private void graal(String version, String script) throws IOException {
    program(
        home.resolve("bin/native-image"),
        "#!/bin/sh\n[ \"$1\" = --version ] && { echo '"
            + version
            + "'; exit 0; }\nfor a in \"$@\"; do echo \"$a\"; done >>'"
            + work
            + "/calls'\n"
            + script
            + "\n");
    program(
        work.resolve("objcopy"),
        "#!/bin/sh\necho objcopy \"$@\" >>'"
            + work
            + "/calls'\ncase $1 in --only-keep-debug) echo debug >\"$3\" ;; esac\n");
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private List<String> compile(NativeFlags flags) throws Exception {
    new NativeCompiler(
            GraalVm.find(List.of(work.resolve("none"), home)),
            flags,
            work.resolve("objcopy").toString())
        .compile("app", "p.Main", List.of(Path.of("a.jar"), Path.of("b.jar")), out);
    return Files.readAllLines(work.resolve("calls")).stream()
        .map(line -> line.replace(work.toString(), "@"))
        .toList();
  }

  private static final String WRITE = "echo program >app";

  @Test
  void releaseCompilesWithDebugInformationAndTakesItOut() throws Exception {
    graal("native-image 21.0.2 2024-01-16", WRITE);
    assertEquals(
        List.of(
            "--no-fallback",
            "-O3",
            "-g",
            "-R:+ExitOnOutOfMemoryError",
            "--gc=epsilon",
            "-cp",
            "a.jar:b.jar",
            "-o",
            "@/out/app",
            "p.Main",
            "objcopy --strip-all @/out/app"),
        compile(RELEASE));
    assertFalse(Files.exists(out.resolve("app.debug")));
  }

  @Test
  void withSymbolsItCompilesJustTheSameAndKeepsThemApart() throws Exception {
    graal("native-image 21.0.2 2024-01-16", WRITE);
    assertEquals(RELEASE.options(), WITH_SYMBOLS.options());
    List<String> calls = compile(WITH_SYMBOLS);
    assertEquals(
        List.of(
            "objcopy --only-keep-debug @/out/app @/out/app.debug",
            "objcopy --strip-all @/out/app",
            "objcopy --add-gnu-debuglink=@/out/app.debug @/out/app"),
        calls.subList(calls.size() - 3, calls.size()));
    assertTrue(Files.exists(out.resolve("app.debug")));
  }

  @Test
  void whatNativeImageSplitOffItselfIsTaken() throws Exception {
    graal("native-image 21.0.2 2024-01-16", WRITE + "; echo its own >app.debug");
    compile(WITH_SYMBOLS);
    assertEquals("its own\n", Files.readString(out.resolve("app.debug")));
  }

  @Test
  void oraclesGraalVmReportsAndEmbedsABillOfMaterials() throws Exception {
    graal("Oracle GraalVM 25+37.1", WRITE);
    List<String> calls = compile(RELEASE);
    assertTrue(calls.contains("--emit=build-report=@/out/build-report.html"), calls.toString());
    assertTrue(calls.contains("--enable-sbom"), calls.toString());
    assertTrue(calls.indexOf("--enable-sbom") < calls.indexOf("--gc=epsilon"), "the user's last");
  }

  @Test
  void everyOptLevelHasItsOption() {
    assertEquals(
        List.of("-Ob", "-O1", "-O2", "-O3", "-Os", "-Os"),
        List.of(OptLevel.values()).stream().map(NativeFlags::optimisation).toList());
  }

  @Test
  void devKeepsDebugInformationAndAssertions() throws Exception {
    graal("native-image 21.0.2 2024-01-16", WRITE);
    List<String> calls =
        compile(
            new NativeFlags(
                OptLevel.NONE,
                DebugInfo.FULL,
                Strip.NONE,
                Symbols.NONE,
                true,
                Panic.UNWIND,
                List.of()));
    assertEquals(List.of("--no-fallback", "-Ob", "-g", "-ea", "-cp"), calls.subList(0, 5));
    assertFalse(calls.toString().contains("objcopy"), calls.toString());
  }

  @Test
  void withoutAGraalVmTheErrorSaysHowToGetOne() {
    AotException e =
        assertThrows(AotException.class, () -> GraalVm.find(List.of(work.resolve("none"))));
    assertEquals(AotProblem.NO_GRAALVM, e.problem());
    assertTrue(e.text().contains("set GRAALVM_HOME to its folder"), e.text());
  }

  @Test
  void nativeImagesOwnWordsAreShownIfItFails() throws Exception {
    graal("native-image 21.0.2 2024-01-16", "echo 'Error: no such class'; exit 3");
    AotException e = assertThrows(AotException.class, () -> compile(RELEASE));
    assertEquals("native-image failed with exit code 3:\nError: no such class", e.text());
  }

  @Test
  void aRunThatWritesNoProgramIsAnError() throws Exception {
    graal("native-image 21.0.2 2024-01-16", "true");
    AotException e = assertThrows(AotException.class, () -> compile(RELEASE));
    assertEquals(AotProblem.NO_NATIVE_PROGRAM, e.problem());
  }
}
