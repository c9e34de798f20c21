package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Ways to ask for a part of a reactor. What is asked for is no part of any key. */
class SelectionTest {
  @EveryMaven
  void theSelectionOfModulesIsNoPartOfAnyKey(String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop = shop.withEmptyLocalRepository();
    shop.maven("install", "-T2").ok().executed("library:compile", "application:jar");
    shop.maven("verify").ok().nothingElse();
    shop.maven("verify", "-T2").ok().nothingElse();
    shop.maven("verify", "-pl", "library").ok().upToDate("library:jar").nothingElse();
    shop.maven("verify", "-pl", "application", "-am").ok().upToDate("library:jar").nothingElse();
    shop.maven("verify", "-pl", "library", "-amd").ok().upToDate("application:jar").nothingElse();
    shop.maven("verify", "-pl", "!application").ok().upToDate("library:jar").nothingElse();
    shop.maven("verify", "-rf", ":library").ok().upToDate("application:jar").nothingElse();
    new Maven(shop).in("library").run("verify").ok().upToDate("library:jar").nothingElse();
    // what is installed is what the reactor would give
    shop.maven("verify", "-rf", ":application").ok().upToDate("application:jar").nothingElse();
    new Maven(shop).in("application").run("verify").ok().upToDate("application:jar").nothingElse();
    shop.maven("verify", "-f", "application/pom.xml").ok();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @EveryMaven
  void aModuleBuiltAloneAgainstOneThatWasInstalledBeforeItsSourcesChangedIsAWarning(
      String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop = shop.withEmptyLocalRepository();
    shop.maven("install").ok().warnsNot();
    shop.maven("compile", "-pl", "application").ok().warnsNot();
    shop.edit("library/src/main/java/example/Greeting.java", "\"hello \"", "\"hi \"");
    shop.maven("compile", "-pl", "application")
        .ok()
        .says("com.example:library is not part of this build")
        .says("older than library/src/main/java/example/Greeting.java");
    shop.maven("compile", "-pl", "application", "-am").ok().warnsNot();
    shop.maven("install", "-pl", "library").ok().warnsNot();
    shop.maven("compile", "-pl", "application").ok().warnsNot();
  }

  @Test
  void singleGoalsAreLeftAlone() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("verify").ok();
    shop.maven("resources:resources", "compiler:compile").ok();
    shop.maven("jar:jar", "-pl", "library").ok();
    shop.maven("verify").ok();
    TreeComparison.sameAsPlainBuild(shop, "verify");
    shop.maven("clean:clean").ok();
    shop.maven("verify").ok().restored("library:compile", "application:jar").nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void aSingleGoalTakesWhatIsThere() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("compile").ok();
    shop.maven("jar:jar", "-pl", "library").ok();
    shop.edit("library/src/main/java/example/Greeting.java", "\"hello \"", "\"hi \"");
    shop.maven("compile").ok();
    shop.maven("jar:jar", "-pl", "library").ok().executed("library:jar");
    Checkout plain = shop.elsewhere().withoutAria();
    plain.maven("compile").ok();
    plain.maven("jar:jar", "-pl", "library").ok();
    String jar = "library/target/library-1.0-SNAPSHOT.jar";
    assertEquals(-1, Arrays.mismatch(Trees.bytes(plain.path(jar)), Trees.bytes(shop.path(jar))));
  }

  @EveryMaven
  void theDefaultGoalAndRepeatedGoalsWork(String version) {
    Checkout hello = Checkout.of("an-application-has-a-default-goal").on(version);
    hello.maven().ok().executed("hello:compile", "hello:jar");
    hello.maven().ok().upToDate("hello:compile", "hello:jar").nothingElse();
    hello.maven("clean", "compile", "clean", "compile").ok();
    assertTrue(hello.has("target/classes/example/Hello.class"));
    hello.maven("package", "package").ok();
    TreeComparison.sameAsPlainBuild(hello, "package");
    hello.maven("clean").ok();
    assertEquals("{}", hello.files("target").toString());
  }

  @Test
  void aPomWithoutAnythingToBuildBuilds() {
    Checkout pom = Checkout.of("nothing-but-a-pom").withEmptyLocalRepository();
    pom.maven("install").ok();
    pom.maven("install").ok();
    assertTrue(
        Repository.installed(pom.localRepository(), "bill-of-materials-1.0-SNAPSHOT.pom")
            .isPresent());
  }
}
