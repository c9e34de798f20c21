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
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.aot.tool.Run;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images as profiles want them, and when they are made again. */
class ImageBuilderTest extends ImageCase {
  private static Optional<Path> sibling(int feature) throws IOException {
    try (Stream<Path> homes = Files.list(runningJdk().toRealPath().getParent())) {
      return homes
          .filter(home -> home.getFileName().toString().matches(".*\\b" + feature + "\\b.*"))
          .filter(home -> Files.isExecutable(home.resolve("bin/jlink")))
          .sorted()
          .findFirst();
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
