package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code mvn aria:cache}: figures, collecting, verifying, clearing. */
class CacheGoalTest {
  private static final String[] STATS = {"aria:cache"};
  private static final String[] GC = {"aria:cache", "-Daria.cache.do=gc"};
  private static final String[] VERIFY = {"aria:cache", "-Daria.cache.do=verify"};
  private static final String[] CLEAR = {"aria:cache", "-Daria.cache.do=clear"};

  private static List<Path> content(Checkout checkout) {
    return Trees.walk(checkout.cache().resolve("content")).stream()
        .filter(Files::isRegularFile)
        .toList();
  }

  private static void age(Checkout checkout, long days) throws Exception {
    for (Path path : Trees.walk(checkout.cache())) {
      if (Files.isRegularFile(path)) {
        Files.setLastModifiedTime(
            path, FileTime.from(Instant.now().minusSeconds(days * 24 * 3600)));
      }
    }
  }

  @Test
  void itShowsVerifiesCollectsAndClearsWhatBuildsKept() throws Exception {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven(STATS).ok().says("is not there yet").warnsNot();
    shop.maven("verify").ok();
    shop.maven(STATS)
        .ok()
        .says("results ")
        .says("checkouts   1 entry")
        .says("within the last hour")
        .says("at most 10")
        .says("at least 10 % stay free")
        .says("by no other build")
        .warnsNot();
    shop.maven(VERIFY).ok().says("everything is as it was stored");
    shop.maven("aria:cache", "-Daria.cache.do=shrink")
        .failed()
        .says("aria.cache.do is 'shrink', but must be one of stats, gc, verify, clear");

    // a damaged blob is found, and made anew by the build that wants it
    Path blob = content(shop).get(0);
    Trees.write(blob, "damaged");
    shop.maven(VERIFY).ok().says(blob.getFileName().toString()).says("damaged ");
    assertFalse(Files.exists(blob));
    shop.maven(VERIFY).ok().says("everything is as it was stored");
    shop.maven("clean").ok();
    shop.maven("verify").ok();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // what this checkout uses stays however old it is; what another one used goes
    Checkout other = shop.elsewhere();
    other.edit("library/src/main/java/example/Greeting.java", "\"hello \"", "\"hi \"");
    other.maven("verify").ok();
    Trees.delete(other.dir());
    age(shop, 40);
    shop.maven(GC).ok().says("of checkouts that are gone").says("longer than the maximum age");
    shop.maven("clean").ok();
    shop.maven("verify").ok().restored("library:compile", "library:jar").nothingElse();

    shop.maven(CLEAR).ok().says("removed     results: ").says(" in all");
    assertEquals(List.of(), content(shop));
    assertFalse(Files.exists(shop.cache().resolve("metadata")));
    shop.maven("verify").ok().executed("library:compile", "library:test", "library:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");
    shop.maven("verify").ok().nothingElse();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void nothingIsClearedWhileAnotherBuildRuns() throws Exception {
    Checkout waiting = Checkout.of("a-test-waits-to-be-killed");
    waiting.write("wait", "");
    Path console = waiting.dir().resolveSibling("waiting.log");
    Process build = new Maven(waiting).start(List.of("package"), console);
    while (!waiting.has("waiting") && build.isAlive()) {
      Thread.sleep(20);
    }
    assertTrue(build.isAlive(), () -> Trees.read(console));
    Checkout beside = Checkout.of("nothing-but-a-pom").sharing(waiting);
    int kept = content(waiting).size();
    beside.maven(STATS).ok().says("by 1 other build");
    beside.maven(CLEAR).failed().says("is in use by process ").says("nothing was removed");
    assertTrue(content(waiting).size() >= kept);
    waiting.delete("wait");
    assertTrue(build.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, build.exitValue(), () -> Trees.read(console));
    beside.maven(CLEAR).ok().says(" in all");
    assertEquals(List.of(), content(waiting));
  }
}
