package dev.ariabuild.maven.plugin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.image.ClassPathPlan;
import dev.ariabuild.aot.image.ImageRequest;
import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.StartUp;
import dev.ariabuild.engine.config.ArchiveKind;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.Profile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageReportTest {
  private static final Path OUT = Path.of("target/aria/release");
  private static final Training TRAINING = Training.ending(List.of("x"), 60);

  private static ImageRequest request() throws Exception {
    Profile release =
        ConfigLoader.load(Optional.empty(), Map.of("HOME", "/h"), Map.of("aria.profile", "release"))
            .profile();
    return new ImageRequest(
        "tool",
        "1.0",
        "p.Main",
        List.of(),
        ClassPathPlan.NOTHING,
        ImageRequest.Options.of(release),
        TRAINING,
        Path.of("jdk"),
        OUT,
        Path.of("cache"),
        Instant.EPOCH);
  }

  private static ImageResult result(Optional<Path> cache, String noCache, List<String> notes) {
    return new ImageResult(
        OUT.resolve("image"),
        OUT.resolve("image/bin/tool"),
        List.of(
            new ImageResult.Archive(
                ArchiveKind.TAR_GZ, OUT.resolve("tool-1.0.tar.gz"), 46_300_000)),
        OUT.resolve("manifest.json"),
        OUT.resolve("tool-1.0.cdx.json"),
        OUT.resolve("tool-1.0.intoto.json"),
        Optional.empty(),
        new ImageResult.Bytes(
            90_800_000, 62_000_000, 1_900_000, cache.isPresent() ? 24_900_000 : 0),
        cache,
        noCache,
        notes);
  }

  @Test
  void fourLinesSayWhatWasMade() throws Exception {
    assertEquals(
        List.of(
            "image     target/aria/release/image/bin/tool (profile release)",
            "size      86.6 MB: runtime 59.1 MB, jars 1.8 MB, start-up cache 23.7 MB",
            "archive   target/aria/release/tool-1.0.tar.gz, 44.2 MB",
            "manifest  target/aria/release/manifest.json"),
        ImageReport.lines(
            request(),
            result(Optional.of(OUT.resolve("tool.aot")), "", List.of()),
            Path::toString));
  }

  @Test
  void aMissingCacheAndSignedJarsAreTold() throws Exception {
    ImageResult result =
        result(Optional.empty(), "no training is declared", List.of("a.jar is signed"));
    assertEquals(
        List.of(
            "size      86.6 MB: runtime 59.1 MB, jars 1.8 MB, no start-up cache",
            "note      a.jar is signed"),
        ImageReport.lines(request(), result, Path::toString).stream()
            .filter(line -> line.startsWith("size") || line.startsWith("note"))
            .toList());
    assertEquals(
        Optional.of("no start-up cache: no training is declared"), ImageReport.warning(result));
  }

  @Test
  void aCacheNobodyWantedIsNoWarning() {
    for (String why : List.of("aot = \"off\"", "backend = \"jvm\"", "")) {
      assertEquals(
          Optional.empty(), ImageReport.warning(result(Optional.empty(), why, List.of())), why);
    }
  }

  @Test
  void theStartSaysWhenItIsOver() {
    StartUp times = new StartUp(300, 690);
    assertEquals(
        "start-up  300 ms, plain java 690 ms: 2.3 times as fast (median of 5, until it ends)",
        ImageReport.startUp(times, TRAINING, 5));
    Profile.Start declared =
        new Profile.Start(List.of("--port", "0"), Optional.of("ready at"), Optional.empty());
    Training start = ModuleTraining.measured(declared, TRAINING);
    assertEquals(List.of("--port", "0"), start.arguments());
    assertEquals(
        "start-up  300 ms, plain java 690 ms: 2.3 times as fast (median of 5, until 'ready at')",
        ImageReport.startUp(times, start, 5));
  }

  @Test
  void withoutADeclaredStartTheTrainingIsMeasured() {
    Profile.Start none = new Profile.Start(List.of(), Optional.empty(), Optional.empty());
    assertEquals(TRAINING, ModuleTraining.measured(none, TRAINING));
  }
}
