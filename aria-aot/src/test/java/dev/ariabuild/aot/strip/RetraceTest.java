package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.tool.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mappings are read by a retrace that we did not write: ProGuard's, as a process of its own, where
 * the system has it installed (Debian: libproguard-java). Nothing of it is linked.
 */
class RetraceTest {
  private static final List<String> PLACES =
      List.of("/usr/share/java/proguard-retrace.jar", "/usr/share/java/retrace.jar");

  @TempDir Path work;

  @Test
  void proguardReadsTheSameLinesBack() throws Exception {
    Optional<String> retrace =
        Stream.concat(Stream.ofNullable(System.getenv("RETRACE_JAR")), PLACES.stream())
            .filter(jar -> Files.isRegularFile(Path.of(jar)))
            .findFirst();
    assumeTrue(retrace.isPresent(), "no retrace is installed here (RETRACE_JAR names its jar)");
    RoundTrip trip =
        new RoundTrip(work)
            .jar(
                "app.jar",
                Jars.compile(
                    work,
                    "p.Main",
                    """
                    package p;
                    public class Main {
                      static class Inner {
                        void run(int n) {
                          Runnable r = () -> System.out.println(1 / n);
                          r.run();
                        }

                        void run(long n) {
                          run((int) n);
                        }
                      }
                      public static void main(String[] args) {
                        try {
                          new Inner().run(0L);
                        } catch (ArithmeticException e) {
                          throw new IllegalStateException(e);
                        }
                      }
                    }
                    """));
    String before = trip.before("p.Main");
    assertTrue(before.contains("lambda$run$0(Main.java:5)"), before);
    Path trace = Files.writeString(work.resolve("stack.txt"), trip.after("p.Main"));
    Path mapping = Files.write(work.resolve("mapping.txt"), trip.mapping().text());
    String folder = retrace.get().substring(0, retrace.get().lastIndexOf('/'));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            retrace.get() + ":" + folder + "/proguard.jar",
            "proguard.retrace.ReTrace",
            mapping.toString(),
            trace.toString());
    try (Run run = Run.start(command, work, Map.of())) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)));
      assertEquals(before, run.output());
    }
  }
}
