package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code mvn aria:watch} as an editor sees it: files are saved, events come. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WatchTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";
  private static final String TEST = "library/src/test/java/example/GreetingTest.java";

  private final Checkout shop = Checkout.of("an-application-uses-a-library");

  /** Saves as editors do: the new text is written beside the file and moved into its place. */
  private static void save(Checkout checkout, String path, String from, String to)
      throws Exception {
    String text = checkout.read(path);
    assertTrue(text.contains(from), () -> path + " does not hold '" + from + "'");
    Path file = checkout.path(path);
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(beside, text.replace(from, to));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void good(JsonObject built, WatchedSession session) {
    assertTrue(built.get("success").getAsBoolean(), session::toString);
    assertEquals(new JsonArray(), built.getAsJsonArray("diagnostics"));
  }

  @EveryMaven
  void savedFilesAreBuiltUntilItIsInterruptedAndTheTreeIsWhatMavenLeaves(String version)
      throws Exception {
    Checkout shop = this.shop.on(version);
    try (WatchedSession session = WatchedSession.start(shop)) {
      // a body
      save(shop, GREETING, "\"hello \"", "\"hi \"");
      good(session.awaitBuilt(), session);

      // an error, which names its place, and leaves the old class where it is
      byte[] before = Trees.bytes(shop.path("library/target/classes/example/Greeting.class"));
      save(shop, GREETING, "prefix() + name", "prefix() + nobody");
      JsonObject failed = session.awaitBuilt();
      assertFalse(failed.get("success").getAsBoolean(), session::toString);
      JsonObject error = failed.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
      assertEquals(shop.path(GREETING).toString(), error.get("file").getAsString());
      assertEquals(5, error.get("line").getAsInt());
      assertEquals("error", error.get("severity").getAsString());
      assertTrue(error.get("message").getAsString().startsWith("cannot find symbol"));
      assertArrayEquals(
          before, Trees.bytes(shop.path("library/target/classes/example/Greeting.class")));

      // gone when it is fixed
      save(shop, GREETING, "nobody", "name");
      good(session.awaitBuilt(), session);

      // a signature that another file uses: the error is told where that is
      save(shop, GREETING, "greet(String name)", "greet(String name, int times)");
      JsonObject there = session.awaitBuilt();
      assertEquals(
          shop.path(TEST).toString(),
          there.getAsJsonArray("diagnostics").get(0).getAsJsonObject().get("file").getAsString());
      save(shop, GREETING, "greet(String name, int times)", "greet(String name)");
      good(session.awaitBuilt(), session);

      // a resource, and what is filtered into it
      save(shop, "pom.xml", "<greeting>hello<", "<greeting>hallo<");
      good(session.awaitBuilt(), session);
      assertTrue(shop.read("library/target/classes/library.properties").contains("hallo"));

      session.interrupt();
      assertEquals(1, session.count("stopped"), session::toString);
    }
    shop.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void filesComeAndGoAndManyAtOnceAreOneBuild() throws Exception {
    try (WatchedSession session = WatchedSession.start(shop)) {
      for (int i = 0; i < 40; i++) {
        shop.write(
            "library/src/main/java/example/many/Many" + i + ".java",
            "package example.many;\n\npublic class Many" + i + " {}\n");
      }
      good(session.awaitBuilt(), session);
      while (!shop.has("library/target/classes/example/many/Many39.class")) {
        good(session.awaitBuilt(), session);
      }
      Trees.delete(shop.path("library/src/main/java/example/many"));
      good(session.awaitBuilt(), session);
      while (shop.has("library/target/classes/example/many")) {
        good(session.awaitBuilt(), session);
      }
      session.interrupt();
    }
    shop.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void whatMavenReadsAtItsStartIsHonouredByAnotherProcess() throws Exception {
    shop.write("library/src/main/resources/library.properties", "who=${who}\n");
    shop.write(".mvn/maven.config", "-Dwho=one\n");
    try (WatchedSession session = WatchedSession.start(shop)) {
      assertTrue(shop.read("library/target/classes/library.properties").contains("who=one"));
      shop.write(".mvn/maven.config", "-Dwho=two\n");
      assertTrue(
          session.await("restarting").get("why").getAsString().startsWith(".mvn/maven.config"));
      good(session.awaitBuilt(), session);
      assertTrue(shop.read("library/target/classes/library.properties").contains("who=two"));
      save(shop, GREETING, "\"hello \"", "\"hi \"");
      good(session.awaitBuilt(), session);
      session.interrupt();
      assertTrue(session.process().descendants().findAny().isEmpty(), session::toString);
    }
    shop.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void aCommandRunsAfterGoodBuildsAndIsStartedAgain() throws Exception {
    try (WatchedSession session =
        WatchedSession.start(
            shop,
            "-Daria.watch.command=mkdir -p target; echo run >> target/runs.log; exec sleep 600")) {
      assertEquals(1, session.count("command"), session::toString);
      save(shop, GREETING, "\"hello \"", "\"hi \"");
      good(session.awaitBuilt(), session);
      assertEquals(3, session.count("command"), "it ended and started\n" + session);
      save(shop, GREETING, "\"hi \"", "broken");
      assertFalse(session.awaitBuilt().get("success").getAsBoolean());
      assertEquals(3, session.count("command"), "a bad build leaves it alone\n" + session);
      session.interrupt();
      assertEquals(4, session.count("command"), "it ends with the session\n" + session);
    }
    assertEquals("run\nrun\n", shop.read("target/runs.log"));
  }

  @Test
  void itStandsAloneAndSaysSo() {
    shop.maven("compile", "aria:watch").failed().says("aria:watch stands alone");
    shop.maven("aria:watch", "-Daria.watch.goals=aria:watch").failed().says("is nothing to build");
    shop.maven("aria:watch", "-Daria.skip").ok().says("skipped: aria.skip is true");
  }
}
