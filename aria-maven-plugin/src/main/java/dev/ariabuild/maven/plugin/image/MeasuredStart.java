package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.image.ImageRequest;
import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.StartUp;
import dev.ariabuild.engine.config.Profile;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** How long an image takes to start, and plain java with the same jars. */
final class MeasuredStart {
  private static final int RUNS = 5;

  private MeasuredStart() {}

  /** Measures and tells it, if a start is known. One that cannot be measured spoils no image. */
  static void tell(ImageRequest request, ImageResult result, Profile.Start declared, Log log)
      throws IOException, InterruptedException {
    Training start = ModuleTraining.measured(declared, request.training());
    if (!start.runs()) {
      return;
    }
    String classPath =
        request.jars().stream()
            .map(jar -> jar.file().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> plain =
        List.of(
            request.jdk().resolve("bin/java").toString(), "-cp", classPath, request.mainClass());
    try {
      StartUp times = StartUp.measure(result.launcher(), plain, start, RUNS);
      log.info(ImageReport.startUp(times, start, RUNS));
    } catch (AotException e) {
      log.warn("start-up was not measured: " + e.text());
    }
  }
}
