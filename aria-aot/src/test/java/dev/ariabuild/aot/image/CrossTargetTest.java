package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.Jdks;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.aot.tool.Run;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Panic;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.config.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images for another machine. The real one needs a sysroot for aarch64 with a JDK and qemu, which
 * {@code src/ci/aarch64-sysroot} lays out; {@code ARIA_TEST_AARCH64} names its folder.
 */
class CrossTargetTest {
  @TempDir Path work;

  private ImageRequest request(Platform platform) throws IOException {
    Path jar = work.resolve("hello.jar");
    if (!Files.exists(jar)) {
      Jars.program(
          work,
          jar,
          "p.Hello",
          "package p; public class Hello { public static void main(String[] a) {"
              + " System.out.println(System.getProperty(\"os.arch\") + a.length); } }");
    }
    ImageRequest.Options options =
        new ImageRequest.Options(
            "release",
            Backend.AOT_CACHE,
            AotMode.AUTO,
            OptLevel.SOME,
            Strip.NONE,
            DebugInfo.FULL,
            Symbols.NONE,
            false,
            Panic.UNWIND,
            Lto.THIN,
            List.of(),
            new TreeSet<>(),
            new TreeSet<>(),
            List.of());
    return new ImageRequest(
        "hello",
        "1.0",
        "p.Hello",
        List.of(new JarSource(jar, "hello.jar", StripPlan.NOTHING)),
        ClassPathPlan.NOTHING,
        options,
        Training.ending(List.of("x"), 120),
        Jdks.running(),
        platform,
        work.resolve("out"),
        work.resolve("cache"),
        Instant.parse("2026-01-01T00:00:00Z"),
        Publication.plain("hello", "1.0"));
  }

  private static Platform cross(String triple, Path jdk, List<String> runner) throws AotException {
    return new Platform(
        Optional.of(new Platform.Cross(Target.ofTriple(triple), jdk, runner, List.of("-Dcross=1"))),
        List.of());
  }

  /** A folder that says it is a JDK. */
  private Path jdk(String version, String os, String arch, boolean jmods) throws IOException {
    Path home = Files.createTempDirectory(work, "jdk");
    Files.writeString(
        home.resolve("release"),
        "JAVA_VERSION=\"" + version + "\"\nOS_NAME=\"" + os + "\"\nOS_ARCH=\"" + arch + "\"\n");
    if (jmods) {
      Files.createDirectory(home.resolve("jmods"));
    }
    return home;
  }

  private AotProblem problem(String triple, Path jdk) {
    return assertThrows(
            AotException.class, () -> ImageBuilder.build(request(cross(triple, jdk, List.of()))))
        .problem();
  }

  @Test
  void triplesNameTheirPlatforms() throws AotException {
    assertEquals("linux-x86_64", Target.ofTriple("x86_64-unknown-linux-gnu").toString());
    assertEquals("macos-aarch64", Target.ofTriple("aarch64-apple-darwin").toString());
    assertEquals("windows-x86_64", Target.ofTriple("x86_64-pc-windows-msvc").toString());
    for (String bad : List.of("linux", "z80-unknown-linux", "x86_64-unknown-beos", "")) {
      AotException e = assertThrows(AotException.class, () -> Target.ofTriple(bad), bad);
      assertEquals(AotProblem.UNKNOWN_TARGET, e.problem());
    }
  }

  @Test
  void aJdkThatDoesNotFitIsNamed() throws Exception {
    String here = String.valueOf(Jdk.at(Jdks.running()).feature());
    String arm = "aarch64-unknown-linux-gnu";
    assertEquals(AotProblem.TARGET_MISMATCH, problem(arm, jdk(here, "Linux", "x86_64", true)));
    assertEquals(AotProblem.TARGET_VERSION, problem(arm, jdk("11.0.2", "Linux", "aarch64", true)));
    assertEquals(
        AotProblem.TARGET_WITHOUT_JMODS, problem(arm, jdk(here, "Linux", "aarch64", false)));
    assertEquals(AotProblem.UNREADABLE_JDK, problem(arm, work.resolve("none")));
  }

  @Test
  @Tag("slow")
  void anImageForAarch64RunsThereAndIsReproducible() throws Exception {
    String folder = System.getenv("ARIA_TEST_AARCH64");
    String missing = "ARIA_TEST_AARCH64 names no sysroot (src/ci/aarch64-sysroot makes one)";
    assumeTrue(folder != null, missing);
    Path sysroot = Path.of(folder);
    Path home;
    try (Stream<Path> jdks = Files.list(sysroot.resolve("usr/lib/jvm"))) {
      home = jdks.filter(jdk -> Files.isDirectory(jdk.resolve("jmods"))).findFirst().orElseThrow();
    }
    assumeTrue(
        Jdk.at(home).feature() == Jdk.at(Jdks.running()).feature(),
        "the JDK there is of another version");
    List<String> runner =
        List.of(sysroot.resolve("usr/bin/qemu-aarch64-static").toString(), "-L", folder);
    ImageRequest request = request(cross("aarch64-unknown-linux-gnu", home, runner));
    ImageResult result = ImageBuilder.build(request);
    assertTrue(result.archive().toString().endsWith("-linux-aarch64.tar.gz"));
    Path program = result.image().resolve("runtime/bin/java");
    List<String> command = new ArrayList<>(runner);
    command.addAll(
        List.of(program.toString(), "-cp", result.image() + "/lib/hello.jar", "p.Hello"));
    try (Run run = Run.start(command, work, Map.of())) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(2)), "it ends");
      assertEquals("aarch640\n", run.output());
    }
    assertTrue(Files.exists(result.image().resolve("runtime/lib/server/classes.jsa")), "dumped");
    assertTrue(Files.readString(result.launcher()).contains("'-Dcross=1'"));
    assertTrue(
        result.noCache().contains("only in the folder where the image was built")
            || result.cache().isPresent(),
        result.noCache());

    ImageResult plain =
        ImageBuilder.build(request(cross("aarch64-unknown-linux-gnu", home, List.of())));
    assertTrue(plain.notes().toString().contains("no runner is set"), plain.notes().toString());
    byte[] first = Files.readAllBytes(plain.archive());
    dev.ariabuild.aot.store.Tree.delete(work.resolve("cache"));
    Files.delete(work.resolve("out/.aria-image.json"));
    ImageResult again =
        ImageBuilder.build(request(cross("aarch64-unknown-linux-gnu", home, List.of())));
    assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(again.archive())));
  }

  @Test
  @Tag("slow")
  void nativeImageIsForThisMachineOnly() throws Exception {
    ImageRequest given =
        request(cross("riscv64-unknown-linux-gnu", jdk("17", "Linux", "riscv64", true), List.of()));
    ImageRequest.Options o = given.options();
    ImageRequest request =
        new ImageRequest(
            given.name(),
            given.version(),
            given.mainClass(),
            given.jars(),
            given.classes(),
            new ImageRequest.Options(
                o.profile(),
                Backend.NATIVE_IMAGE,
                o.aot(),
                o.optLevel(),
                o.strip(),
                o.debug(),
                o.symbols(),
                o.assertions(),
                o.panic(),
                o.lto(),
                o.jvmOptions(),
                o.jlinkAdd(),
                o.jlinkRemove(),
                o.nativeOptions()),
            given.training(),
            given.jdk(),
            given.platform(),
            given.output(),
            given.cacheDir(),
            given.timestamp(),
            given.publication());
    AotException e = assertThrows(AotException.class, () -> ImageBuilder.build(request));
    assertEquals(AotProblem.NATIVE_IMAGE_CROSS, e.problem());
  }
}
