package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disks that are full or take nothing, clocks that are wrong, kept files that are rubbish. */
@Tag("odd-places")
class OddPlacesTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  private static Checkout shop() {
    return Checkout.of("an-application-uses-a-library");
  }

  private static List<Path> files(Path root) {
    return Trees.walk(root).stream().filter(Files::isRegularFile).toList();
  }

  @Test
  void whateverIsKeptMayBeRubbish() throws IOException {
    Checkout shop = shop();
    shop.maven("verify").ok();
    shop.maven("verify").ok().nothingElse();
    Random random = new Random(5);
    for (int round = 0; round < 4; round++) {
      for (Path file : files(shop.cache())) {
        if (!file.startsWith(shop.cache().resolve("natives"))) {
          spoil(file, random);
        }
      }
      shop.edit(GREETING, "// used by greet", "// round " + round + "\n  // used by greet");
      shop.maven("verify").ok();
      TreeComparison.sameAsPlainBuild(shop, "verify");
      shop.maven("verify").ok().nothingElse();
    }
  }

  /** Traces, states, digests, blobs, results, index: flipped, cut, emptied, filled, or gone. */
  private static void spoil(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (random.nextInt(6)) {
      case 0:
        Files.delete(file);
        break;
      case 1:
        Files.write(file, new byte[0]);
        break;
      case 2:
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        break;
      case 3:
        random.nextBytes(bytes);
        Files.write(file, bytes);
        break;
      case 4:
        for (int i = 0; i < 3 && bytes.length > 0; i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
        break;
      default:
        // as it is
    }
  }

  @Test
  void clocksMayJump() throws IOException {
    Checkout shop = shop();
    shop.maven("verify").ok();
    for (long days : new long[] {-4000, 4000, 0}) {
      FileTime time = FileTime.from(Instant.now().plusSeconds(days * 24 * 3600));
      for (Path root : List.of(shop.dir(), shop.cache())) {
        for (Path file : files(root)) {
          Files.setLastModifiedTime(file, time);
        }
      }
      shop.maven("verify").ok().nothingElse();
      // the same length and the same time as before: only the bytes tell
      FileTime before = Files.getLastModifiedTime(shop.path(GREETING));
      String text = shop.read(GREETING);
      String word = days < 0 ? "hallo" : days == 0 ? "holla" : "hullo";
      shop.edit(GREETING, "\"hello \"", "\"" + word + " \"");
      Files.setLastModifiedTime(shop.path(GREETING), before);
      shop.maven("verify").ok().executed("library:compile", "library:test", "library:jar");
      TreeComparison.sameAsPlainBuild(shop, "verify");
      shop.write(GREETING, text);
      Files.setLastModifiedTime(shop.path(GREETING), before);
      Result back = shop.maven("verify").ok();
      if (days >= 0) { // what was not used for years went meanwhile
        back.restored("library:compile", "library:jar").nothingElse();
      }
      TreeComparison.sameAsPlainBuild(shop, "verify");
    }
  }

  @Test
  void pathsMayBeVeryLong() {
    Checkout shop = shop();
    StringBuilder deep = new StringBuilder("deep");
    while (deep.length() < 900) {
      deep.append("/").append("d".repeat(90)).append(deep.length());
    }
    Checkout far = shop.below(deep.toString());
    Trees.copy(shop.path("library"), far.path("library"), path -> true);
    Trees.copy(shop.path("application"), far.path("application"), path -> true);
    far.write("pom.xml", shop.read("pom.xml"));
    far.write(".mvn/extensions.xml", shop.read(".mvn/extensions.xml"));
    far.maven("package", "-DskipTests").ok().executed("library:compile", "application:jar");
    far.maven("clean").ok();
    far.maven("package", "-DskipTests").ok().restored("library:jar", "application:jar");
    far.maven("package", "-DskipTests").ok().nothingElse();
  }

  @Test
  void aBuildLeavesNothingInATemporaryFolderBecauseItNeedsNone() {
    Checkout shop = shop();
    String nowhere = "-Djava.io.tmpdir=" + shop.dir().resolveSibling("nowhere");
    new Maven(shop).jvm(nowhere).run("compile").ok().executed("library:compile");
    shop.edit(GREETING, "\"hello \"", "\"hi \"");
    new Maven(shop)
        .jvm(nowhere)
        .run("compile")
        .ok()
        .compiled("library:compile", "example/Greeting.java");
  }

  @Test
  void aFullDiskUnderTheCacheIsASlowerBuild() throws Exception {
    Checkout shop = shop();
    mounted(
        shop,
        "size=64k",
        () -> {
          shop.maven("verify").ok().executed("library:compile", "library:test", "library:jar");
          TreeComparison.sameAsPlainBuild(shop, "verify");
          shop.edit(GREETING, "\"hello \"", "\"hi \"");
          shop.maven("verify").ok().executed("library:compile");
          TreeComparison.sameAsPlainBuild(shop, "verify");
        });
    shop.maven("verify").ok();
    shop.maven("verify").ok().nothingElse();
  }

  @Test
  void aCacheThatTakesNothingIsReadAllTheSame() throws Exception {
    Checkout shop = shop();
    mounted(
        shop,
        "size=50m",
        () -> {
          shop.maven("verify").ok();
          shop.maven("clean").ok();
          run("mount", "-o", "remount,ro", shop.cache().toString());
          shop.maven("verify").ok().restored("library:compile", "application:jar");
          TreeComparison.sameAsPlainBuild(shop, "verify");
          shop.edit(GREETING, "\"hello \"", "\"hi \"");
          shop.maven("verify").ok().executed("library:compile", "library:jar");
          TreeComparison.sameAsPlainBuild(shop, "verify");
          shop.maven("aria:cache").ok().says("results ");
          shop.maven("aria:cache", "-Daria.cache.do=gc").failed().says("Read-only file system");
        });
  }

  /** Something that is done while a file system of its own holds the cache. */
  private interface Step {
    void run() throws Exception;
  }

  private static void mounted(Checkout shop, String options, Step step) throws Exception {
    String place = shop.cache().toString();
    Files.createDirectories(shop.cache());
    assumeTrue(
        start("mount", "-t", "tmpfs", "-o", options, "tmpfs", place) == 0,
        "only root can mount a small file system");
    try {
      step.run();
    } finally {
      run("umount", place);
    }
  }

  private static void run(String... command) throws Exception {
    assertEquals(0, start(command), String.join(" ", command));
  }

  private static int start(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException noSuchProgram) {
      return -1;
    }
    process.getInputStream().readAllBytes();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }
}
