package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A reactor that is made up is edited at random ({@code benchmarks/differential random}, which the
 * long runs use): bodies, signatures, resources, poms, properties, names, branches, parts of the
 * reactor. After each edit the outputs are those of a clean plain build. {@code it.random.seed}
 * replays a run, {@code it.random.count} says how long it is.
 */
@Tag("slow")
class RandomEditsTest {
  private static final String SEED = System.getProperty("it.random.seed", "7");
  private static final String COUNT = System.getProperty("it.random.count", "10");

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void afterEachOfManyRandomEditsAllIsAsCleanBuildsMakeIt() throws Exception {
    Needed.command("python3");
    Path work = Site.scratch().resolve("random");
    Trees.delete(work);
    Path console = Files.createDirectories(work).resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3",
            Site.reactor().resolve("benchmarks/differential").toString(),
            "random",
            "--seed=" + SEED,
            "--count=" + COUNT,
            "--modules=3",
            "--maven=" + Site.mavenHome(Site.maven()),
            "--aria-version=" + Site.version(),
            "--repository=" + Repository.shared(),
            "--work=" + work);
    builder.environment().put("MAVEN_ARGS", "-s " + Repository.settings());
    builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(console.toFile());
    Process process = builder.start();
    try {
      assertEquals(0, process.waitFor(), () -> text(console));
    } finally {
      process.destroy();
    }
    String told = text(console);
    System.out.println(told);
    List<String> steps = told.lines().filter(line -> line.endsWith(" equal")).toList();
    assertTrue(steps.size() > Integer.parseInt(COUNT) / 2, told);
    assertTrue(told.contains("0 differences"), told);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
