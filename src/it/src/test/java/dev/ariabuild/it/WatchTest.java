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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code mvn aria:watch} as an editor sees it: files are saved, events come. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WatchTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";
  private static final String HAMCREST =
      "  <dependencies><dependency><groupId>org.hamcrest</groupId><artifactId>hamcrest-core"
          + "</artifactId><version>1.3</version></dependency></dependencies>\n";
  private static final Set<String> USED = Set.of("plugin", "plugged", "processor", "processed");
  private static final String TEST = "library/src/test/java/example/GreetingTest.java";

  private final Checkout shop = Checkout.of("an-application-uses-a-library");

  /** Saves as editors do: the new text is written beside the file and moved into its place. */
  private static void save(Checkout checkout, String path, String from, String to)
      throws Exception {
    String text = checkout.read(path);
    assertTrue(text.contains(from), () -> path + " does not hold '" + from + "'");
    put(checkout, path, text.replace(from, to));
  }

  private static void put(Checkout checkout, String path, String text) throws Exception {
    Path file = checkout.path(path);
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(beside, text);
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
      assertFalse(session.says("up to date"), "it names no module\n" + session);
      assertFalse(session.says("[4/3]"), "there are three modules\n" + session);

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
    shop.write("library/src/main/resources/library.properties", "who=${who} ${of}\n");
    shop.write(".mvn/maven.config", "-Dwho=one\n");
    Path settings = shop.dir().resolveSibling("settings.xml");
    String text = Trees.read(Repository.settings());
    Files.writeString(settings, text);
    try (WatchedSession session = WatchedSession.start(shop, "-s", settings.toString())) {
      assertTrue(shop.read("library/target/classes/library.properties").contains("who=one"));
      shop.write(".mvn/maven.config", "-Dwho=two\n");
      assertTrue(
          session.await("restarting").get("why").getAsString().startsWith(".mvn/maven.config"));
      good(session.awaitBuilt(), session);
      assertTrue(shop.read("library/target/classes/library.properties").contains("who=two"));
      save(shop, GREETING, "\"hello \"", "\"hi \"");
      good(session.awaitBuilt(), session);

      // what Maven cannot start with is an error until it is mended
      shop.write(".mvn/maven.config", "--no-such-option\n");
      session.await("restarting");
      assertFalse(session.awaitBuilt().get("success").getAsBoolean(), session::toString);
      shop.write(".mvn/maven.config", "-Dwho=three\n");
      session.await("restarting");
      good(session.awaitBuilt(), session);
      assertTrue(shop.read("library/target/classes/library.properties").contains("who=three"));

      Files.writeString(
          settings,
          text.replace("<id>it</id>", "<id>it</id><properties><of>many</of></properties>"));
      assertTrue(
          session.await("restarting").get("why").getAsString().contains("settings.xml changed"));
      good(session.awaitBuilt(), session);
      assertTrue(shop.read("library/target/classes/library.properties").contains("three many"));
      session.interrupt();
      assertTrue(session.process().descendants().findAny().isEmpty(), session::toString);
    }
    Files.writeString(settings, text);
    shop.write("library/src/main/resources/library.properties", "who=${who}\n");
    shop.maven("test-compile").ok();
    shop.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void modelsAndSettingsOfAriaMayBreakAndTheSessionGoesOn() throws Exception {
    String pom = shop.read("pom.xml");
    String library = shop.read("library/pom.xml");
    try (WatchedSession session = WatchedSession.start(shop)) {
      // a pom that is none: its place is told, and sources wait until it is mended
      put(shop, "pom.xml", pom.replace("</greeting>", "</greting>"));
      JsonObject error = onlyError(session);
      assertEquals(shop.path("pom.xml").toString(), error.get("file").getAsString());
      assertEquals(12, error.get("line").getAsInt());
      save(shop, GREETING, "\"hello \"", "\"hi \"");
      assertEquals(error, onlyError(session));
      put(shop, "pom.xml", pom);
      good(session.awaitBuilt(), session);

      // a dependency comes, is used, and goes
      put(shop, "library/pom.xml", library.replace("  <build>", HAMCREST + "  <build>"));
      good(session.awaitBuilt(), session);
      save(shop, GREETING, "package example;", "package example;\n\nimport org.hamcrest.Matcher;");
      good(session.awaitBuilt(), session);
      put(shop, "library/pom.xml", library);
      assertTrue(onlyError(session).get("message").getAsString().contains("org.hamcrest"));
      save(shop, GREETING, "\n\nimport org.hamcrest.Matcher;", "");
      good(session.awaitBuilt(), session);

      // a module comes, and what is built in it begins no further build
      String more = shop.read("application/pom.xml").replace("application<", "more<");
      put(shop, "more/pom.xml", more);
      put(shop, "more/src/main/java/example/More.java", "package example;\n\nclass More {}\n");
      save(
          shop,
          "pom.xml",
          "</module>\n  </modules>",
          "</module><module>more</module>\n  </modules>");
      while (!shop.has("more/target/classes/example/More.class")) {
        good(session.awaitBuilt(), session);
      }
      long builds = session.count("built");
      save(shop, "more/src/main/java/example/More.java", "More {", "More {\n  int number;\n");
      good(session.awaitBuilt(), session);
      assertEquals(builds + 1, session.count("built"), session::toString);

      // settings of Aria
      shop.write("aria.toml", "[cache]\nenabld = false\n");
      JsonObject mistake = onlyError(session);
      assertEquals(shop.path("aria.toml").toString(), mistake.get("file").getAsString());
      assertEquals(2, mistake.get("line").getAsInt());
      shop.write("aria.toml", "[cache]\nenabled = false\n");
      good(session.awaitBuilt(), session);
      shop.delete("aria.toml");
      good(session.awaitBuilt(), session);
      session.interrupt();
    }
    shop.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  private static JsonObject onlyError(WatchedSession session) throws Exception {
    JsonObject built = session.awaitBuilt();
    assertFalse(built.get("success").getAsBoolean(), session::toString);
    assertEquals(1, built.getAsJsonArray("diagnostics").size(), session::toString);
    return built.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
  }

  @Test
  void pluginsAndProcessorsOfTheSameReactorAreUsedAsTheyAreNow() throws Exception {
    Checkout kinds = Checkout.of("modules-of-many-kinds");
    for (String module : Objects.requireNonNull(kinds.dir().toFile().list())) {
      if (kinds.has(module + "/pom.xml") && !USED.contains(module)) {
        kinds.edit("pom.xml", "    <module>" + module + "</module>\n", "");
      }
    }
    try (WatchedSession session = WatchedSession.start(kinds)) {
      String mojo = "plugin/src/main/java/plugin/GenerateMojo.java";
      save(kinds, mojo, "END = \"!\"", "END = \"?\"");
      assertTrue(session.await("restarting").get("why").getAsString().startsWith(mojo));
      good(session.awaitBuilt(), session);
      assertTrue(
          kinds.read("plugged/target/generated-sources/word/example/Word.java").contains("hello?"));

      String maker = "processor/src/main/java/processor/Maker.java";
      var before = kinds.files("processed/target/classes");
      save(
          kinds,
          maker,
          "for (Element",
          "if (NUMBER == 1) throw new Error(\"lost\");\n    for (Element");
      assertTrue(onlyError(session).get("message").getAsString().contains("Error: lost"));
      assertEquals(before, kinds.files("processed/target/classes"));
      save(kinds, maker, "if (NUMBER == 1) throw new Error(\"lost\");\n    for", "for");
      good(session.awaitBuilt(), session);
      save(kinds, maker, "NUMBER = 1", "NUMBER = 2");
      good(session.awaitBuilt(), session);
      assertTrue(
          kinds
              .read("processed/target/generated-sources/annotations/example/WishMade.java")
              .contains("return 2"));
      session.interrupt();
    }
    kinds.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(kinds, "test-compile");
  }

  @Test
  void interruptedInTheMidstOfEverythingItLeavesATreeInWhichMavenGoesOn() throws Exception {
    for (String midst : new String[] {"building", "compiled"}) {
      try (WatchedSession session = WatchedSession.start(shop)) {
        if (midst.equals("building")) { // more than are compiled at once
          for (int i = 0; i < 60; i++) {
            put(
                shop,
                "library/src/main/java/example/many/Many" + i + ".java",
                "package example.many;\n\npublic class Many"
                    + i
                    + " extends example.Greeting {}\n");
          }
        } else {
          save(shop, GREETING, "greet(String name)", "greet(Object name)");
        }
        session.await(midst);
        session.interrupt();
        assertEquals(1, session.count("stopped"), session::toString);
      }
      shop.maven("test-compile").ok();
      shop.maven("test-compile").ok().nothingElse();
      TreeComparison.sameAsPlainBuild(shop, "test-compile");
    }
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
  void whatTheCommandWritesIntoTheTreeBeginsNoBuildsForEver() throws Exception {
    String resource = "library/src/main/resources/written.txt";
    try (WatchedSession session =
        WatchedSession.start(
            shop, "-Daria.watch.command=while true; do date >> app.log; sleep 0.2; done")) {
      String notice = session.await("notice").get("text").getAsString();
      assertTrue(notice.startsWith("nothing is built from app.log; "), notice);
      save(shop, GREETING, "\"hello \"", "\"hi \"");
      session.await("compiled"); // though the log is written all the time
      session.interrupt();
    }
    try (WatchedSession session =
        WatchedSession.start(
            shop, "-Daria.watch.command=sleep 0.3; date >> " + resource + "; exec sleep 600")) {
      String notice = session.await("notice").get("text").getAsString();
      assertTrue(notice.contains(" followed by a change of " + resource + ", "), notice);
      session.interrupt();
    }
    shop.maven("test-compile").ok();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void itStandsAloneAndSaysSo() {
    shop.maven("compile", "aria:watch").failed().says("aria:watch stands alone");
    shop.maven("aria:watch", "-Daria.watch.goals=aria:watch").failed().says("is nothing to build");
    shop.maven("aria:watch", "-Daria.skip").ok().says("skipped: aria.skip is true");
  }
}
