package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small program, and images of it by real JDK tools; linked runtimes are shared by all tests of a
 * run. Tests tagged slow run with {@code -Pslow}.
 */
abstract class ImageCase {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** Words with a space before and after, so that no message holds them by chance. */
  static final String HELLO =
      "package p; public class Hello { public static void main(String[] a) {"
          + " System.out.println(Words.text() + \" \" + String.join(\",\", a));"
          + " if (a.length > 0 && a[0].equals(\"fail\")) System.exit(5); } }"
          + " class Words { static String text() { return \"OLD\"; } }";

  @TempDir static Path shared;
  static Path jar;
  @TempDir Path work;

  @BeforeAll
  static void compile() throws IOException {
    jar = Jars.program(shared, shared.resolve("hello.jar"), "p.Hello", HELLO);
  }

  static Path runningJdk() {
    return Path.of(System.getProperty("java.home"));
  }

  ImageRequest request(Path jdk, AotMode aot, List<String> training) {
    return request(jdk, aot, Backend.AOT_CACHE, training, work.resolve("target/aria/release"));
  }

  static ImageRequest request(
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

  String run(Path launcher, Map<String, String> more, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Map<String, String> env = new java.util.HashMap<>(more);
    env.put("XDG_RUNTIME_DIR", work.resolve("state").toString());
    try (Run run = Run.start(command, work, env)) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(2)), "the image ends");
      return run.output();
    }
  }
}
