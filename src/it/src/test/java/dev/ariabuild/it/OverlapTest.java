package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.BuildEvent.Notice;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A module begins when the classes that it needs exist. Seen by a test of the library that waits
 * for what others make meanwhile: it fails if they do not.
 */
class OverlapTest {
  private static final String ORDERS = "orders.txt";
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  /** Waits long, as it is not in vain. */
  private static final String AWAIT_APPLICATION =
      "await ../application/target/classes/example/app/Main.class 120\n";

  private static final String AWAIT_ALL =
      AWAIT_APPLICATION + "await ../desktop/target/classes/example/desktop/Window.class 120\n";

  /** Waits a little, as it is in vain: whoever waits for the library's end does not come. */
  private static final String AWAIT_IN_VAIN =
      "await ../application/target/classes/example/app/Main.class 3\n";

  private static Checkout shop() {
    return Checkout.of("a-library-is-tested-for-long");
  }

  private static Set<String> told(Result result) {
    return result.record().notices().stream().map(Notice::text).collect(Collectors.toSet());
  }

  private static void assertTold(Result result, String text) {
    assertTrue(
        told(result).stream().anyMatch(notice -> notice.contains(text)),
        () -> text + " is not in " + told(result) + "\n" + result);
  }

  @EveryMaven
  void modulesCompileWhileTheTestsOfTheOneTheyNeedStillRun(String version) {
    Checkout shop = shop().on(version);
    shop.write(ORDERS, AWAIT_ALL);
    Result cold =
        shop.maven("verify", "-T2")
            .ok()
            .executed("library:test", "application:compile", "application:test", "desktop:jar");
    assertTold(cold, "com.example:application begins while");
    assertTold(cold, "com.example:desktop begins while");
    shop.delete(ORDERS);

    shop.maven("verify", "-T2").ok().whole("library", "application", "desktop", "other");
    shop.maven("verify").ok().whole("library", "application", "desktop", "other");

    shop.edit(GREETING, "\"hello \"", "\"hello  \".substring(0, 6)");
    shop.maven("verify", "-T2")
        .ok()
        .executed("library:compile", "library:test", "library:jar", "application:test")
        .cutOff("application:compile", "application:testCompile", "desktop:compile")
        .nothingElse();
    shop.maven("verify", "-T2").ok().whole("library", "application", "desktop", "other");

    shop.edit(GREETING, "of(String name)", "of(CharSequence name)");
    shop.maven("verify", "-T2")
        .ok()
        .executed("library:compile", "application:compile", "application:test", "application:jar")
        .cutOff("desktop:compile");
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @EveryMaven
  void whatNeedsAModuleThatFailedIsLeftOut(String version) {
    Checkout shop = shop().on(version);
    shop.write(ORDERS, AWAIT_ALL + "fail\n");
    Result fast = shop.maven("verify", "-T3").failed().executed("application:compile");
    assertEquals(
        3,
        skippedOrNot(fast, "library", "FAILURE", "application", "SKIPPED", "desktop", "SKIPPED"));
    assertFalse(fast.actions().containsKey("application:test"), fast::toString);
    assertFalse(shop.has("application/target/application-1.0-SNAPSHOT.jar"));

    Result atEnd = shop.maven("verify", "-T3", "-fae").failed().upToDate("application:compile");
    assertEquals(
        4,
        skippedOrNot(
            atEnd,
            "library",
            "FAILURE",
            "application",
            "SKIPPED",
            "desktop",
            "SKIPPED",
            "other",
            "SUCCESS"));
    assertFalse(shop.has("application/target/application-1.0-SNAPSHOT.jar"));

    // as without overlap: what needs it finds its classes, for there is no jar
    Result never =
        shop.maven("verify", "-T2", "-fn", "-DargLine=-Dlibrary.is=folder")
            .ok()
            .executed("application:test");
    assertEquals(
        3,
        skippedOrNot(never, "library", "FAILURE", "application", "SUCCESS", "desktop", "SUCCESS"));

    shop.delete(ORDERS);
    shop.maven("verify", "-T2", "-rf", ":library").ok().executed("library:test", "library:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  /** How many of these modules Maven's summary says this of. */
  private static int skippedOrNot(Result result, String... modulesAndWords) {
    int found = 0;
    for (int i = 0; i < modulesAndWords.length; i += 2) {
      String line = "[INFO] " + modulesAndWords[i] + " .";
      String word = "... " + modulesAndWords[i + 1];
      found +=
          result.console().stream().anyMatch(l -> l.startsWith(line) && l.contains(word)) ? 1 : 0;
    }
    return found;
  }

  @Test
  @Tag("slow")
  void whereClassesAreWrittenLaterWhatBeganWithThemIsLookedAtAgain() {
    Checkout shop = shop();
    shop.write(ORDERS, AWAIT_ALL + "write target/classes/late.txt\n");
    Result late = shop.maven("verify", "-T2").ok().executed("application:test");
    assertTold(late, "the classes of com.example:library changed after its compilation");
    assertTold(late, "what it did is looked at again");
    shop.delete(ORDERS);
    shop.write(ORDERS, "write target/classes/late.txt\n");
    shop.maven("verify", "-T2").ok();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  @Tag("slow")
  void whereAClassIsWrittenLaterItsUsersAreCompiledAgain() {
    Checkout shop = shop();
    String name = "package example;\n\npublic interface Name {\n  String IS = \"%s\";\n}\n";
    shop.write("library/src/main/java/example/Name.java", name.formatted("early"));
    shop.write("late/Name.java", name.formatted("late"));
    shop.write(
        "application/src/main/java/example/app/Label.java",
        "package example.app;\n\nclass Label {\n  String text = example.Name.IS;\n}\n");
    String compile = "compile ../late/Name.java\n";
    shop.write(ORDERS, AWAIT_ALL + compile);
    Result late = shop.maven("verify", "-T2").ok();
    assertTold(late, "application had begun with them");
    shop.write(ORDERS, compile);
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  @Tag("slow")
  void whoeverNeedsMoreThanClassesWaitsForTheEnd() {
    Checkout shop = shop();
    shop.write(ORDERS, AWAIT_IN_VAIN);
    shop.maven("verify", "-T2", "-Daria.build.overlap=off").failed().says("never came");
    shop.maven("verify", "-T2", "-Daria.build.jobs=1").failed().says("never came");
    shop.maven("verify", "-b", "singlethreaded").failed().says("never came");

    shop.edit(
        "library/pom.xml",
        "</artifactId>\n</project>",
        "</artifactId>\n" + EXCLUDES + "</project>");
    Result excluded = shop.maven("verify", "-T2").failed().says("never came");
    assertTold(excluded, "those who need com.example:library wait: its jar excludes only some");
    shop.edit("library/pom.xml", EXCLUDES, "");

    String resources =
        "<build><resources><resource><directory>../library/src</directory></resource></resources></build>";
    shop.edit("application/pom.xml", "</project>", resources + "</project>");
    Result sibling = shop.maven("verify", "-T2").failed().says("never came");
    assertTold(sibling, "application begins when com.example:library has ended");
    shop.edit("application/pom.xml", resources, "");

    shop.write("application/src/main/java/module-info.java", "module app { requires library; }");
    Result modular = shop.maven("verify", "-T2").failed().says("never came");
    assertTold(modular, "module-info");
    shop.delete("application/src/main/java/module-info.java");

    shop.write(ORDERS, AWAIT_ALL);
    shop.maven("verify", "-T2").ok();
  }

  private static final String EXCLUDES =
      "<build><plugins><plugin><artifactId>maven-jar-plugin</artifactId><configuration><excludes>"
          + "<exclude>**/Absent.class</exclude></excludes></configuration></plugin></plugins></build>\n";

  @Test
  void testsBeginEarlyOnlyWhereAskedFor() {
    Checkout shop = shop();
    shop.write(
        ORDERS, "await ../application/target/surefire-reports/TEST-example.app.MainTest.xml 120\n");
    shop.maven("verify", "-T2", "-Daria.build.overlap=tests", "-DargLine=-Dlibrary.is=folder")
        .ok()
        .executed("application:test");
    shop.delete(ORDERS);
    // the test would see something else now, and runs
    shop.maven("verify", "-T2").ok().executed("application:test");
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void wrongNumbersAreOneErrorAndNothingIsBuilt() {
    Checkout shop = shop();
    new Maven(shop)
        .env("ARIA_BUILD_JOBS", "many")
        .run("verify", "-T2")
        .failed()
        .says("env ARIA_BUILD_JOBS: expected \"auto\" or a whole number from 1 to 1024");
    new Maven(shop)
        .env("ARIA_MAX_MEMORY", "much")
        .run("verify", "-T2")
        .failed()
        .says("env ARIA_MAX_MEMORY: expected a share from \"1%\" to \"100%\" or a size");
    shop.maven("verify", "-T2", "-Daria.build.overlap=all").failed().says("off, classes, tests");
    assertFalse(shop.has("library/target"));
  }

  @Test
  @Tag("slow")
  void modulesOfManyKindsAreBuiltAsOneAfterTheOther() throws IOException {
    Checkout kinds = KindsOfModulesTest.kinds().withEmptyLocalRepository();
    Result cold = kinds.maven("verify", "-T4").ok();
    assertTold(cold, " has ended: ");
    kinds.maven("verify", "-T4").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(kinds, "verify");
  }
}
