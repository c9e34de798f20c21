package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A module in which nothing has changed is passed as a whole; anything that changed is seen. */
class WholeModuleTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  @EveryMaven
  void aModuleInWhichNothingChangedIsPassedAsAWhole(String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop.maven("verify").ok().whole().executed("library:jar", "application:jar");
    shop.maven("verify")
        .ok()
        .whole("library", "application")
        .upToDate("library:compile", "library:test", "application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // a file that was touched is no change, one that was edited is
    shop.write(GREETING, shop.read(GREETING));
    shop.maven("verify").ok().whole("library", "application").nothingElse();
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven("verify")
        .ok()
        .whole()
        .executed("library:compile", "library:test", "library:jar", "application:test")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // below the base the module that has it is looked at, and no other
    shop.write("application/src/main/resources/new.txt", "new");
    shop.maven("verify")
        .ok()
        .whole("library")
        .executed("application:resources", "application:test", "application:jar")
        .nothingElse();
    shop.delete("application/src/main/resources/new.txt");
    shop.maven("verify").ok().whole("library").restored("application:jar").nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // outputs that are gone or were altered
    shop.delete("application/target/classes/example/Sign.class");
    shop.maven("verify").ok().whole("library").restored("application:compile");
    shop.write("library/target/classes/library.properties", "altered");
    shop.maven("verify").ok().whole("application").restored("library:resources");
    shop.write("library/target/classes/stray.txt", "stray");
    shop.maven("verify").ok().whole("application").nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @EveryMaven
  void aModuleThatDoesNotReadWhatChangedUpstreamIsPassedAsAWhole(String version) {
    String[] untested = {"package", "-DskipTests"};
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop.maven(untested).ok();
    shop.maven(untested).ok().whole("library", "application");

    // a body: no compiler downstream reads it
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven(untested)
        .ok()
        .whole("application")
        .executed("library:compile", "library:jar")
        .cutOff("application:compile", "application:testCompile")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, untested);
    Result idle = shop.maven(untested).ok().whole("library", "application").nothingElse();
    assertTrue(
        idle.record().modules().stream()
            .flatMap(module -> module.actions().stream())
            .noneMatch(action -> action.cutoff()),
        idle::toString);
  }

  @Test
  void whatAModuleReadsOfAnotherIsSeenWhenItChanges() {
    String[] untested = {"package", "-DskipTests"};
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven(untested).ok();

    // outputs that are gone besides a change that is not read come back
    shop.edit(GREETING, "return \"hello \"", "return \"hey \"");
    shop.delete("application/target/classes/example/Sign.class");
    shop.maven(untested)
        .ok()
        .restored("application:compile")
        .executed("library:compile", "library:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, untested);

    // a signature: whoever uses it is looked at
    shop.maven(untested).ok().whole("library", "application");
    shop.edit(GREETING, "greet(String name)", "greet(Object name)");
    shop.maven(untested).ok().whole().executed("library:compile", "application:compile");
    TreeComparison.sameAsPlainBuild(shop, untested);

    // tests read bodies
    shop.maven("package").ok();
    shop.maven("package").ok().whole("library", "application");
    shop.edit(GREETING, "return \"hey \"", "return \"hello \"");
    shop.maven("package").ok().whole().executed("application:test");
    TreeComparison.sameAsPlainBuild(shop, "package");

    // where there are none, nothing does
    String test = "application/src/test/java/example/MainTest.java";
    String text = shop.read(test);
    shop.delete("application/src/test");
    shop.maven("package").ok();
    shop.maven("package").ok().whole("library", "application");
    shop.edit(GREETING, "return \"hello \"", "return \"good day \"");
    shop.maven("package").ok().whole("application").executed("library:test");
    shop.edit(GREETING, "return \"good day \"", "return \"hello \"");
    shop.write(test, text);
    shop.maven("package").ok().executed("application:test");
    TreeComparison.sameAsPlainBuild(shop, "package");
  }

  @EveryMaven
  void allOutputsOfAModuleComeBackWithoutALookAtItsMojos(String version) {
    // Maven 4 copies artifacts elsewhere when mojos have run, so these are looked at
    boolean whole = !version.startsWith("4");
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop.maven("verify").ok();
    Trees.delete(shop.path("library/target"));
    shop.maven("verify")
        .ok()
        .whole(whole ? new String[] {"library", "application"} : new String[] {"application"})
        .restored("library:compile", "library:test", "library:jar")
        .upToDate("application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // what is asked for now is what was asked for then, and what it reads has to be as it was
    shop.maven("clean").ok();
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven("verify").ok().whole().executed("library:compile", "library:jar");
    shop.maven("clean").ok();
    shop.maven("verify")
        .ok()
        .whole(whole ? new String[] {"library", "application"} : new String[0])
        .restored("library:jar", "application:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");
    Trees.delete(shop.path("library/target/classes"));
    shop.maven("verify").ok().whole("application").restored("library:compile");
    shop.maven("clean").ok();
    shop.maven("verify", "-Daria.skip-read").ok().whole().executed("library:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // what Maven itself keeps in the root's build directory is gone, and nothing else
    shop.maven("verify").ok();
    Trees.delete(shop.path("target"));
    shop.maven("verify")
        .ok()
        .whole(whole ? new String[] {"library", "application"} : new String[0])
        .upToDate("library:jar", "application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void whatIsNoFileCountsToo() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("compile").ok();
    shop.maven("compile").ok().whole("library", "application");
    shop.maven("compile", "-Dgreeting=servus").ok().whole().executed("library:resources");
    shop.maven("compile", "-Ppolite").ok().whole().executed("library:resources");
    shop.maven("compile").ok().whole().restored("library:resources");
    shop.edit("pom.xml", "<greeting>hello", "<greeting>hullo");
    shop.maven("compile").ok().whole().executed("library:resources");
    shop.maven("test-compile").ok().whole().executed("library:testCompile");
    shop.maven("test-compile").ok().whole("library", "application");
    new Maven(shop).env("SOMETHING", "new").run("test-compile").ok().whole();
    shop.maven("test-compile").ok();
    new Maven(shop).env("ARIA_CACHE_MAX_AGE_DAYS", "29").run("test-compile").ok().whole();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @EveryMaven
  void whatRunsEveryTimeRunsAlsoWhereNothingElseDoes(String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop = shop.withEmptyLocalRepository();
    shop.maven("install").ok();
    String jar = "library-1.0-SNAPSHOT.jar";
    Trees.delete(Repository.installed(shop.localRepository(), jar).orElseThrow());
    shop.maven("install")
        .ok()
        .whole("shop", "library", "application")
        .upToDate("library:jar")
        .bypassed("library:install", "application:install")
        .nothingElse();
    assertTrue(Repository.installed(shop.localRepository(), jar).isPresent());
    TreeComparison.sameAsPlainBuild(shop, "install");
  }

  @Test
  void whatOneModuleWritesIsSeenByThoseAfterItThoughThoseBeforeItHaveLookedAtIt() {
    Checkout shared = Checkout.of("modules-read-what-one-writes");
    String goal = "process-resources";
    shared.maven(goal).ok().executed("first:resources", "last:resources");
    shared
        .maven(goal)
        .ok()
        .whole("first", "writer", "last")
        .bypassed("writer:run@write")
        .nothingElse();
    for (String word : List.of("second", "third")) {
      shared.write("writer/input.properties", "word = " + word + "\n");
      // the first one was before the file was written
      shared.maven(goal).ok().executed("last:resources");
      assertEquals("the word is " + word + "\n", shared.read("last/target/classes/text.txt"));
      shared.maven(goal).ok().whole("writer", "last").executed("first:resources");
      shared
          .maven(goal)
          .ok()
          .whole("first", "writer", "last")
          .bypassed("writer:run@write")
          .nothingElse();
    }
  }

  @EveryMaven
  void aModuleThatUsesASnapshotFromElsewhereIsLookedAtEveryTime(String version) {
    // Maven 4 takes it from the reactor's own repository, where its file tells all
    String[] whole = version.startsWith("4") ? new String[] {"application"} : new String[0];
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop = shop.withEmptyLocalRepository();
    shop.maven("install").ok();
    shop.maven("verify", "-pl", "application").ok().upToDate("application:jar");
    shop.maven("verify", "-pl", "application").ok().whole(whole).upToDate("application:jar");
    // it changes without a change of any file of the module
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven("install", "-pl", "library").ok();
    shop.maven("verify", "-pl", "application").ok().executed("application:test");
  }
}
