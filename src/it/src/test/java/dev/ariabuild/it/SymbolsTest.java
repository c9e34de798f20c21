package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stripped image throws a real exception, and its symbols give the trace back. */
@Tag("slow")
class SymbolsTest {
  private static final String OUT = "application/target/aria/";
  private static final String TRACE =
      """
      Exception in thread "main" java.lang.RuntimeException: no delivery
      \tat example.Main$Order.deliver(Main.java:9)
      \tat example.Main.main(Main.java:15)
      Caused by: java.lang.IllegalStateException: only three
      \tat example.Stock$Shelf.take(Stock.java:13)
      \tat example.Stock$Shelf.take(Stock.java:8)
      \tat example.Stock.lambda$take$0(Stock.java:20)
      \tat example.Stock.take(Stock.java:21)
      \tat example.Main$Order.deliver(Main.java:7)
      \t... 1 more
      """;

  @Test
  void theTraceOfARealExceptionComesBackAndTheBytesAreThoseOfRelease() throws Exception {
    Checkout app = Checkout.of("a-stripped-application-throws");
    app.maven("aria:build", "-Paria-release", "-Daria.measure=false").ok().warnsNot();
    assertEquals(List.of(), files(app, "release", "-symbols.tar.xz"));
    String trace = run(List.of(app.path(OUT + "release/image/bin/application").toString()));
    app.maven("aria:build", "-Paria-release-with-symbols", "-Daria.measure=false").ok().warnsNot();
    Path same = file(app, "release-with-symbols", ".tar.gz");
    assertEquals(-1, Files.mismatch(file(app, "release", ".tar.gz"), same));
    String bundle = file(app, "release-with-symbols", "-symbols.tar.xz").toString();

    assertFalse(trace.contains(".java"), trace);
    app.write("trace.txt", trace);
    app.maven(
            "aria:symbolicate",
            "-Daria.trace=" + app.path("trace.txt"),
            "-Daria.symbols=" + bundle,
            "-Daria.output=" + app.path("back.txt"))
        .ok()
        .warnsNot();
    assertEquals(TRACE, app.read("back.txt"));

    String jar =
        Site.reactor()
            .resolve("aria-symbolicate/target/aria-symbolicate-" + Site.version() + ".jar")
            .toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String read = app.path("trace.txt").toString();
    assertEquals(TRACE, run(List.of(java, "-jar", jar, read, bundle)));

    app.edit("library/src/main/java/example/Stock.java", "if (count", "\n    if (count");
    app.maven("aria:build", "-Paria-release-with-symbols", "-Daria.measure=false").ok();
    app.maven("aria:symbolicate", "-Daria.trace=" + read).failed();
    app.write(
        "trace.txt",
        run(List.of(app.path(OUT + "release-with-symbols/image/bin/application").toString())));
    app.maven("aria:symbolicate", "-Daria.trace=" + read).ok().says("Stock.java:14");
  }

  @Test
  void symbolsOfAReleaseThatWasMadeWithoutAreMadeAfterwards() throws Exception {
    Checkout app = Checkout.of("a-stripped-application-throws");
    app.maven("aria:build", "-Paria-release", "-Daria.measure=false").ok();
    app.write(
        "trace.txt", run(List.of(app.path(OUT + "release/image/bin/application").toString())));
    app.maven("package", "aria:strip", "aria:symbols", "-Paria-release").ok().warnsNot();
    app.maven(
            "aria:symbolicate",
            "-Daria.trace=" + app.path("trace.txt"),
            "-Daria.symbols=" + file(app, "release", "-symbols.tar.xz"))
        .ok()
        .says("at example.Stock$Shelf.take(Stock.java:13)");
  }

  @Test
  void framesOfTheJdkHaveTheirFilesAndLines() throws Exception {
    Checkout app = Checkout.of("a-stripped-application-throws");
    app.edit(
        "library/src/main/java/example/Stock.java",
        "throw new IllegalStateException(\"only three\")",
        "java.util.Objects.requireNonNull(null, \"only three\")");
    app.maven("aria:build", "-Paria-release-with-symbols", "-Daria.measure=false").ok();
    app.write(
        "trace.txt",
        run(List.of(app.path(OUT + "release-with-symbols/image/bin/application").toString())));
    app.maven("aria:symbolicate", "-Daria.trace=" + app.path("trace.txt"))
        .ok()
        .says("Objects.requireNonNull(Objects.java:")
        .says("at example.Stock$Shelf.take(Stock.java:13)")
        .doesNotSay("Unknown Source");
  }

  private static List<Path> files(Checkout app, String profile, String end) throws Exception {
    try (Stream<Path> files = Files.list(app.path(OUT + profile))) {
      return files.filter(path -> path.toString().endsWith(end)).toList();
    }
  }

  private static Path file(Checkout app, String profile, String end) throws Exception {
    List<Path> files = files(app, profile, end);
    assertEquals(1, files.size(), files::toString);
    return files.get(0);
  }

  private static String run(List<String> command) throws Exception {
    Path out = Files.createTempFile(Site.scratch(), "run", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    return Files.readString(out);
  }
}
