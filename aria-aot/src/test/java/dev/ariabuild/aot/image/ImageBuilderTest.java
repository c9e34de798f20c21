package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.strip.StripPlan;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real JDK tools on a small program; linked runtimes are shared by all tests of a run. Those tagged
 * slow run with {@code -Pslow}.
 */
class ImageBuilderTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** Words with a space before and after, so that no message holds them by chance. */
  private static final String HELLO =
      "package p; public class Hello { public static void main(String[] a) {"
          + " System.out.println(Words.text() + \" \" + String.join(\",\", a));"
          + " if (a.length > 0 && a[0].equals(\"fail\")) System.exit(5); } }"
          + " class Words { static String text() { return \"OLD\"; } }";

  @TempDir static Path shared;
  private static Path jar;

  @TempDir Path work;

  @BeforeAll
  static void compile() throws IOException {
    jar = Jars.program(shared, shared.resolve("hello.jar"), "p.Hello", HELLO);
  }

  private static Path runningJdk() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Optional<Path> sibling(int feature) throws IOException {
    try (Stream<Path> homes = Files.list(runningJdk().toRealPath().getParent())) {
      return homes
          .filter(home -> home.getFileName().toString().matches(".*\\b" + feature + "\\b.*"))
          .filter(home -> Files.isExecutable(home.resolve("bin/jlink")))
          .sorted()
          .findFirst();
    }
  }

  private ImageRequest request(Path jdk, AotMode aot, List<String> training) {
    return request(jdk, aot, Backend.AOT_CACHE, training, work.resolve("target/aria/release"));
  }

  private static ImageRequest request(
      Path jdk, AotMode aot, Backend backend, List<String> training, Path output) {
    ImageRequest.Options options =
        new ImageRequest.Options(
            "release",
            backend,
            aot,
            OptLevel.SOME,
            Strip.SYMBOLS,
            DebugInfo.NONE,
            Symbols.NONE,
            false,
            Panic.ABORT,
            Lto.THIN,
            List.of(),
            new TreeSet<>(),
            new TreeSet<>(),
            List.of());
    StripPlan plan = StripPlan.of(options.strip(), options.debug());
    return new ImageRequest(
        "hello",
        "1.0",
        "p.Hello",
        List.of(new JarSource(jar, "hello.jar", plan)),
        ClassPathPlan.NOTHING,
        options,
        Training.ending(training, 120),
        jdk,
        output,
        shared.resolve("cache"),
        TIME);
  }

  private String run(Path launcher, Map<String, String> more, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Map<String, String> env = new java.util.HashMap<>(more);
    env.put("XDG_RUNTIME_DIR", work.resolve("state").toString());
    try (Run run = Run.start(command, work, env)) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(2)), "the image ends");
      return run.output();
    }
  }

  private boolean loadsFromCache(Path launcher) throws Exception {
    return run(launcher, Map.of("JAVA_OPTS", "-Xlog:class+load"), "x")
        .lines()
        .anyMatch(line -> line.contains("p.Hello source: shared"));
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private Path untar(Path archive) throws Exception {
    Path to = Files.createDirectory(work.resolve("un tarred"));
    List<String> command = List.of("tar", "-xzf", archive.toString(), "-C", to.toString());
    try (Run run = Run.start(command, work, Map.of())) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)) && run.exitCode() == 0, run.tail());
    }
    return to.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
  }

  private void replaceJar(Path image) throws IOException {
    Path changed =
        Jars.program(work, work.resolve("new.jar"), "p.Hello", HELLO.replace("\"OLD\"", "\"NEW\""));
    Path there = image.resolve("lib/hello.jar");
    var time = Files.getLastModifiedTime(there);
    Files.copy(changed, there, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(there, time);
  }

  @Test
  void anImageOfTheRunningJdkStartsFromItsCacheAndARebuildIsEqual() throws Exception {
    ImageRequest request = request(runningJdk(), AotMode.REQUIRED, List.of("x"));
    ImageResult first = ImageBuilder.build(request);
    assertEquals("", first.noCache());
    assertEquals("OLD a b,c\n", run(first.launcher(), Map.of(), "a b", "c"));
    assertTrue(loadsFromCache(first.launcher()));
    ImageResult.Bytes bytes = first.bytes();
    assertEquals(Files.size(first.cache().orElseThrow()), bytes.cache());
    long info = Files.size(first.image().resolve("lib/aria-build-info.jar"));
    assertEquals(Files.size(first.image().resolve("lib/hello.jar")) + info, bytes.jars());
    long rest = bytes.total() - bytes.runtime() - bytes.jars() - bytes.cache();
    assertTrue(rest > 0 && rest < 50_000, "launcher and sums: " + rest);

    byte[] archive = Files.readAllBytes(first.archive());
    byte[] manifest = Files.readAllBytes(first.manifest());
    ImageResult second = ImageBuilder.build(request);
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        archive, Files.readAllBytes(second.archive()));
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        manifest, Files.readAllBytes(second.manifest()));

    replaceJar(second.image());
    assertEquals("NEW \n", run(second.launcher(), Map.of()));
    assertFalse(loadsFromCache(second.launcher()));
  }

  @Test
  @Tag("slow")
  void onJdk25AnUntarredImageStillUsesItsCacheAndAReplacedJarRunsNewCode() throws Exception {
    Optional<Path> jdk = sibling(25);
    assumeTrue(jdk.isPresent(), "no JDK 25 beside " + runningJdk());
    ImageResult result = ImageBuilder.build(request(jdk.get(), AotMode.REQUIRED, List.of("x")));
    assertTrue(loadsFromCache(result.launcher()));
    Path image = untar(result.archive());
    Path launcher = image.resolve("bin/hello");
    assertTrue(loadsFromCache(launcher));
    assertEquals("OLD x\n", run(launcher, Map.of(), "x"));
    replaceJar(image);
    assertEquals("NEW x\n", run(launcher, Map.of(), "x"));
    assertTrue(run(launcher, Map.of(), "--aria-explain").contains("lib/hello.jar is not the one"));
  }

  @Test
  @Tag("slow")
  void theManifestNamesEveryFileAndSetsTheCachesApart() throws Exception {
    ImageResult result = ImageBuilder.build(request(runningJdk(), AotMode.REQUIRED, List.of("x")));
    JsonObject json = json(result.manifest());
    assertEquals(1, json.get("contract").getAsInt());
    assertEquals("release", json.get("profile").getAsString());
    assertEquals(Target.current().toString(), json.get("target").getAsString());
    assertEquals(
        "[\"lib/hello.jar\",\"lib/aria-build-info.jar\"]", json.get("classPath").toString());
    assertTrue(json.get("caches").toString().contains("\"hello."), json.get("caches").toString());
    assertFalse(json.get("files").toString().contains(".jsa\""));
    assertFalse(Files.readString(result.manifest()).contains(work.toString()), "no paths of ours");
    assertFalse(Files.readString(result.launcher()).contains(work.toString()), "no paths of ours");
  }

  @Test
  @Tag("slow")
  void aFailingTrainingFailsTheBuildWhereACacheIsRequired() {
    AotException e =
        assertThrows(
            AotException.class,
            () -> ImageBuilder.build(request(runningJdk(), AotMode.REQUIRED, List.of("fail"))));
    assertEquals(AotProblem.AOT_REQUIRED, e.problem());
    assertTrue(e.text().contains("exit code 5"), e.text());
    assertTrue(e.text().endsWith("OLD fail"), e.text());
    assertFalse(Files.exists(work.resolve("target/aria/release/manifest.json")));
  }

  @Test
  @Tag("slow")
  void aFailingTrainingIsRecordedWhereACacheIsOptional() throws Exception {
    ImageResult result = ImageBuilder.build(request(runningJdk(), AotMode.AUTO, List.of("fail")));
    assertTrue(result.cache().isEmpty());
    assertTrue(result.noCache().contains("exit code 5"), result.noCache());
    assertTrue(json(result.manifest()).get("noCache").getAsString().contains("exit code 5"));
    assertEquals("OLD x\n", run(result.launcher(), Map.of(), "x"));
  }

  @Test
  @Tag("slow")
  void withoutACacheTheSameInputsGiveTheSameBytesInAnotherPlace() throws Exception {
    Optional<Path> jdk = sibling(25);
    Path home = jdk.orElse(runningJdk());
    ImageResult one =
        ImageBuilder.build(request(home, AotMode.OFF, Backend.JVM, List.of(), work.resolve("1")));
    ImageResult two =
        ImageBuilder.build(
            request(home, AotMode.OFF, Backend.JVM, List.of(), work.resolve("other/2")));
    assertEquals(-1, Files.mismatch(one.archive(), two.archive()));
    assertEquals(-1, Files.mismatch(one.manifest(), two.manifest()));
    assertEquals("aot = \"off\"", one.noCache());
  }

  private ImageRequest fat(String source, List<String> keep, List<String> training)
      throws IOException {
    Path program = Jars.program(work, work.resolve("fat.jar"), "p.Hello", source);
    ImageRequest given = request(runningJdk(), AotMode.OFF, training);
    ImageRequest.Options o = given.options();
    return new ImageRequest(
        given.name(),
        given.version(),
        given.mainClass(),
        List.of(new JarSource(program, "hello.jar", StripPlan.NOTHING)),
        new ClassPathPlan(java.util.Set.of(), java.util.Set.of(), keep),
        new ImageRequest.Options(
            o.profile(),
            o.backend(),
            o.aot(),
            o.optLevel(),
            o.strip(),
            o.debug(),
            o.symbols(),
            o.assertions(),
            o.panic(),
            Lto.FAT,
            o.jvmOptions(),
            o.jlinkAdd(),
            o.jlinkRemove(),
            o.nativeOptions()),
        given.training(),
        given.jdk(),
        given.output(),
        given.cacheDir(),
        given.timestamp());
  }

  /** Loads the class whose name is put together of its arguments. */
  private static final String DYNAMIC =
      "package p; public class Hello { public static void main(String[] a) throws Exception {"
          + " System.out.println(Class.forName(\"p.\" + a[0] + \"Plugin\").getName()); } }"
          + " class OnePlugin {} class TwoPlugin {} class Dead {}";

  private static boolean holds(Path image, String entry) throws IOException {
    try (var zip = new java.util.zip.ZipFile(image.resolve("lib/hello.jar").toFile())) {
      return zip.getEntry(entry) != null;
    }
  }

  @Test
  @Tag("slow")
  void fatLeavesOutWhatNeitherCodeNorTrainingReaches() throws Exception {
    ImageResult result = ImageBuilder.build(fat(DYNAMIC, List.of("p.Two*"), List.of("One")));
    assertTrue(holds(result.image(), "p/OnePlugin.class"), "the training loads it");
    assertTrue(holds(result.image(), "p/TwoPlugin.class"), "it is to be kept");
    assertFalse(holds(result.image(), "p/Dead.class"));
    assertEquals("p.TwoPlugin\n", run(result.launcher(), Map.of(), "Two"));
    assertTrue(
        result
            .notes()
            .toString()
            .contains(
                "left out 1 classes; the training with the others ended as"
                    + " before, with the same output"),
        result.notes().toString());
  }

  @Test
  void fatWithoutATrainingIsRefused() throws Exception {
    ImageRequest request = fat(DYNAMIC, List.of(), List.of());
    AotException e = assertThrows(AotException.class, () -> ImageBuilder.build(request));
    assertEquals(AotProblem.FAT_WITHOUT_TRAINING, e.problem());
  }

  @Test
  void fatThatChangesWhatTheTrainingPrintsIsRefused() throws Exception {
    String counts =
        "package p; public class Hello { public static void main(String[] a) throws Exception {"
            + " try (var jar = new java.util.zip.ZipFile(System.getProperty(\"java.class.path\"))) {"
            + " System.out.println(jar.size()); } } } class Dead {}";
    ImageRequest request = fat(counts, List.of(), List.of("x"));
    AotException e = assertThrows(AotException.class, () -> ImageBuilder.build(request));
    assertEquals(AotProblem.FAT_DIFFERS, e.problem());
    assertTrue(e.text().contains("it printed before:"), e.text());
  }

  @Test
  void withoutAGraalVmNativeImageIsRefusedAndNothingIsWritten() {
    ImageRequest request =
        request(runningJdk(), AotMode.AUTO, Backend.NATIVE_IMAGE, List.of(), work.resolve("o"));
    AotException e = assertThrows(AotException.class, () -> ImageBuilder.build(request));
    assertEquals(AotProblem.NO_GRAALVM, e.problem());
    assertFalse(Files.exists(work.resolve("o/image")));
  }

  @Test
  void aSecondBuildWithoutChangesIsUpToDateAndAnyChangeEndsThat() throws Exception {
    Path own = Files.copy(jar, work.resolve("own.jar"));
    ImageRequest request =
        request(runningJdk(), AotMode.OFF, List.of())
            .with(List.of(new JarSource(own, "hello.jar", StripPlan.NOTHING)));
    assertEquals(Optional.empty(), ImageBuilder.upToDate(request));
    ImageResult result = ImageBuilder.build(request);
    assertEquals(Optional.of(result), ImageBuilder.upToDate(request));

    assertEquals(
        Optional.empty(),
        ImageBuilder.upToDate(request(runningJdk(), AotMode.AUTO, List.of())),
        "another option");
    var time = Files.getLastModifiedTime(own);
    byte[] bytes = Files.readAllBytes(own);
    bytes[bytes.length - 1] ^= 1;
    Files.write(own, bytes);
    Files.setLastModifiedTime(own, time);
    assertEquals(
        Optional.empty(), ImageBuilder.upToDate(request), "other bytes, same size and time");
    bytes[bytes.length - 1] ^= 1;
    Files.write(own, bytes);
    result = ImageBuilder.build(request);
    assertEquals(Optional.of(result), ImageBuilder.upToDate(request));

    Files.writeString(result.launcher(), "#", java.nio.file.StandardOpenOption.APPEND);
    assertEquals(Optional.empty(), ImageBuilder.upToDate(request), "an output was changed");
    result = ImageBuilder.build(request);
    Files.delete(result.archive());
    assertEquals(Optional.empty(), ImageBuilder.upToDate(request), "an output is missing");
    result = ImageBuilder.build(request);
    Files.writeString(work.resolve("target/aria/release/.aria-image.json"), "{");
    assertEquals(Optional.empty(), ImageBuilder.upToDate(request), "a damaged note is none");
  }

  @Test
  void aJdkWithoutItsReleaseFileIsNamed() {
    AotException e =
        assertThrows(
            AotException.class, () -> ImageBuilder.build(request(work, AotMode.AUTO, List.of())));
    assertEquals(AotProblem.UNREADABLE_JDK, e.problem());
  }
}
