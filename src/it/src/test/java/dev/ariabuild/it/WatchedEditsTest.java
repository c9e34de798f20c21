package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What {@code mvn aria:watch} does between a save and the build that follows: classes and errors
 * come before Maven builds, and Maven finds them right, or puts them right.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WatchedEditsTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";
  private static final String CLASS = "library/target/classes/example/Greeting.class";

  private final Checkout shop = Checkout.of("an-application-uses-a-library");

  private void save(String path, String from, String to) throws IOException {
    String text = shop.read(path);
    assertTrue(text.contains(from), () -> path + " does not hold '" + from + "'");
    put(path, text.replace(from, to));
  }

  private void put(String path, String text) throws IOException {
    Path file = shop.path(path);
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private byte[] classNow() {
    return Trees.bytes(shop.path(CLASS));
  }

  private static JsonObject good(WatchedSession session) throws Exception {
    JsonObject built = session.awaitBuilt();
    assertTrue(built.get("success").getAsBoolean(), session::toString);
    return built;
  }

  private void isWhatMavenLeaves() {
    isWhatMavenLeaves(shop);
  }

  private static void isWhatMavenLeaves(Checkout shop) {
    shop.maven("test-compile").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @EveryMaven
  void theClassOfABodyEditIsThereBeforeMavenBuildsWhichThenHasNothingToDo(String version)
      throws Exception {
    Checkout shop = this.shop.on(version);
    try (WatchedSession session = WatchedSession.start(shop)) {
      for (int edit = 1; edit <= 3; edit++) {
        byte[] before = Trees.bytes(shop.path(CLASS));
        save(GREETING, edit == 1 ? "hello " : "hi " + (edit - 1), "hi " + edit);
        JsonObject compiled = session.await("compiled");
        assertEquals("[\"example/Greeting.java\"]", compiled.get("files").toString());
        assertFalse(java.util.Arrays.equals(before, Trees.bytes(shop.path(CLASS))));
        assertEquals(0, good(session).get("executed").getAsInt(), session::toString);
      }
      session.interrupt();
    }
    isWhatMavenLeaves(shop);
  }

  @Test
  void whatAChangedSignatureReachesInItsModuleIsCompiledAndTheRestByMaven() throws Exception {
    shop.write(
        "library/src/main/java/example/Twice.java",
        "package example;\n\nclass Twice {\n"
            + "  String f(Greeting g) {\n    return g.greet(\"a\") + g.greet(\"b\");\n  }\n}\n");
    try (WatchedSession session = WatchedSession.start(shop)) {
      save(GREETING, "public String greet(String name)", "public String greet(CharSequence name)");
      assertEquals(
          "[\"example/Greeting.java\",\"example/Twice.java\"]",
          session.await("compiled").get("files").toString());
      assertTrue(good(session).get("executed").getAsInt() > 0, "its users\n" + session);
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  @Test
  void sourcesThatComeAndGoAreCompiledAtOnce() throws Exception {
    String added = "library/src/main/java/example/Added.java";
    try (WatchedSession session = WatchedSession.start(shop)) {
      put(added, "package example;\n\nclass Added {}\n");
      assertEquals("[\"example/Added.java\"]", session.await("compiled").get("files").toString());
      good(session);
      shop.delete(added);
      good(session);
      assertFalse(shop.has("library/target/classes/example/Added.class"), session::toString);
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  @Test
  void errorsOfEveryPhaseAreToldBeforeMavenBuildsAndTheOldClassStays() throws Exception {
    String good = shop.read(GREETING);
    List<String> wrong =
        List.of(
            good.replace("return prefix() + name;", "return prefix( + name;"), // parsed
            good.replace("private String prefix()", "public String greet(String name)"), // entered
            good.replace("class Greeting", "class Greeting extends Missing"), // headers
            good.replace("class Greeting", "class Greeting extends Greeting"), // cyclic
            good.replace("return prefix() + name;", "return 1;"), // attributed
            good.replace("return \"hello \";", "")); // flow
    try (WatchedSession session = WatchedSession.start(shop)) {
      byte[] before = classNow();
      for (String text : wrong) {
        put(GREETING, text);
        JsonObject told = session.await("diagnostics");
        assertFalse(told.get("final").getAsBoolean());
        JsonObject first = told.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
        assertEquals("error", first.get("severity").getAsString(), session::toString);
        assertEquals(shop.path(GREETING).toString(), first.get("file").getAsString());
        JsonObject built = session.awaitBuilt();
        assertFalse(built.get("success").getAsBoolean(), session::toString);
        assertArrayEquals(before, classNow());
        assertEquals(
            first.get("message").getAsString().lines().findFirst(),
            built
                .getAsJsonArray("diagnostics")
                .get(0)
                .getAsJsonObject()
                .get("message")
                .getAsString()
                .lines()
                .findFirst());
      }
      put(GREETING, good);
      good(session);
      assertArrayEquals(before, classNow());
      // what javac complains of, and compiles all the same
      Files.write(
          shop.path(GREETING),
          good.replace("// used", "// \u00fcsed").getBytes(StandardCharsets.ISO_8859_1));
      JsonObject told = session.await("diagnostics");
      assertTrue(told.get("final").getAsBoolean(), session::toString);
      assertTrue(told.toString().contains("unmappable character"), session::toString);
      good(session);
      put(GREETING, good);
      good(session);
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  @Test
  void everyWayInWhichEditorsSaveIsSeen() throws Exception {
    String text = shop.read(GREETING);
    Path file = shop.path(GREETING);
    try (WatchedSession session = WatchedSession.start(shop)) {
      // in place
      Files.writeString(file, text.replace("hello ", "in place "));
      good(session);
      holds("in place ");
      // in place, first emptied, then in two parts
      String inParts = text.replace("hello ", "in parts ");
      int middle = inParts.indexOf("return");
      Files.writeString(file, "");
      Files.writeString(file, inParts.substring(0, middle), StandardOpenOption.APPEND);
      Files.writeString(file, inParts.substring(middle), StandardOpenOption.APPEND);
      while (!session.awaitBuilt().get("success").getAsBoolean() || !inClass("in parts ")) {
        // on a slow machine a part of it may have been taken for the whole
      }
      // the old one is moved away, the new one is written, the old one is deleted
      Path backup = file.resolveSibling("Greeting.java~");
      Files.move(file, backup);
      Files.writeString(file, text.replace("hello ", "backup "));
      Files.delete(backup);
      good(session);
      holds("backup ");
      // the new one is written beside the old one, and takes its place
      save(GREETING, "backup ", "renamed ");
      good(session);
      holds("renamed ");
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  private void holds(String text) {
    assertTrue(inClass(text), text);
  }

  private boolean inClass(String text) {
    return new String(classNow(), StandardCharsets.ISO_8859_1).contains(text);
  }

  @Test
  void outputsThatAreDeletedMeanwhileComeBack() throws Exception {
    try (WatchedSession session = WatchedSession.start(shop)) {
      Trees.delete(shop.path("library/target/classes"));
      save(GREETING, "hello ", "hi ");
      good(session);
      holds("hi ");
      shop.maven("clean").ok(); // from another terminal
      save(GREETING, "hi ", "hey ");
      good(session);
      holds("hey ");
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  @Test
  void anotherBuildMeanwhileIsHonoured() throws Exception {
    try (WatchedSession session = WatchedSession.start(shop)) {
      save(GREETING, "hello ", "hi ");
      good(session);
      shop.maven("test-compile", "-Dmaven.compiler.parameters=true").ok();
      save(GREETING, "hi ", "hey ");
      good(session);
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  @Test
  void anEntryOfTheClassPathThatVanishesIsAnErrorUntilItIsBack() throws Exception {
    shop.write("lib/README", "made by the test\n");
    Path jar = shop.path("lib/extra.jar");
    try (java.util.jar.JarOutputStream out =
        new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new java.util.jar.JarEntry("note.txt"));
    }
    byte[] content = Files.readAllBytes(jar);
    shop.edit(
        "library/pom.xml",
        "  <build>",
        "  <dependencies><dependency><groupId>x</groupId><artifactId>extra</artifactId>"
            + "<version>1</version><scope>system</scope>"
            + "<systemPath>${project.basedir}/../lib/extra.jar</systemPath>"
            + "</dependency></dependencies>\n  <build>");
    try (WatchedSession session = WatchedSession.start(shop)) {
      Files.delete(jar);
      JsonObject built = session.awaitBuilt();
      save(GREETING, "hello ", "hi ");
      built = session.awaitBuilt();
      assertFalse(built.get("success").getAsBoolean(), session::toString);
      assertTrue(built.get("diagnostics").toString().contains("extra"), session::toString);
      Files.write(jar, content);
      good(session);
      holds("hi ");
      session.interrupt();
    }
    isWhatMavenLeaves();
  }

  @Test
  void aChangeOfBranchIsOneBuildOrFewAndTheTreeIsThatOfTheBranch() throws Exception {
    for (int i = 0; i < 300; i++) {
      shop.write(many(i), "package example;\n\nclass Many" + i + " {}\n");
    }
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "one");
    git("checkout", "-qb", "other");
    for (int i = 0; i < 300; i++) {
      if (i % 3 == 0) {
        shop.delete(many(i));
      } else {
        shop.write(many(i), "package example;\n\nclass Many" + i + " { int f; }\n");
      }
    }
    shop.edit("pom.xml", "<greeting>hello<", "<greeting>hallo<");
    shop.edit(GREETING, "hello ", "hi ");
    git("commit", "-qam", "two");
    try (WatchedSession session = WatchedSession.start(shop)) {
      git("checkout", "-q", "-");
      good(session);
      while (!shop.has("library/target/classes/example/Many297.class")) {
        good(session);
      }
      git("checkout", "-q", "other");
      good(session);
      while (shop.has("library/target/classes/example/Many297.class")) {
        good(session);
      }
      session.interrupt();
    }
    shop.maven("test-compile").ok();
    isWhatMavenLeaves();
  }

  private static String many(int i) {
    return "library/src/main/java/example/Many" + i + ".java";
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "user.name=x", "-c", "user.email=x@example.com"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(shop.dir().toFile()).inheritIO().start();
    assertEquals(0, git.waitFor(), () -> String.join(" ", arguments));
  }
}
