package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Outputs that are missing, foreign or damaged. */
class CleanTest {
  private static final String CLASS = "library/target/classes/example/Greeting.class";

  @Test
  void compileThenCleanThenVerifyRunsEachMojoOnceAndIsComplete() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("compile").ok();
    shop.maven("clean").ok();
    assertFalse(shop.has("library/target/classes"));
    shop.maven("verify")
        .ok()
        .restored("library:compile", "application:compile")
        .executed("library:testCompile", "library:test", "library:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");

    shop.maven("clean", "compile", "clean", "compile")
        .ok()
        .restored("library:compile@default-compile#2");
    TreeComparison.sameAsPlainBuild(shop, "compile");
    for (String goals : new String[] {"compile", "test-compile", "test"}) {
      shop.maven("clean", goals).ok();
      shop.maven("clean", goals).ok().nothingElse();
    }
    TreeComparison.sameAsPlainBuild(shop, "test");
  }

  @Test
  void outputsThatSomebodyElseChangedAreRepaired() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("verify").ok();
    shop.write(CLASS, "not a class");
    shop.write("library/target/classes/example/Stale.class", "nobody's");
    shop.delete("application/target/application-1.0-SNAPSHOT.jar");
    shop.delete("application/target/surefire-reports/TEST-example.MainTest.xml");
    shop.maven("verify")
        .ok()
        .restored("library:compile", "application:jar", "application:test")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void aDamagedCacheHealsAndTheMojoRunsInstead() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("verify").ok();
    for (Path blob : Trees.walk(shop.cache().resolve("content"))) {
      if (Files.isRegularFile(blob)) {
        Trees.write(blob, "damaged");
      }
    }
    shop.maven("clean").ok();
    shop.maven("verify")
        .ok()
        .executed("library:compile", "library:test", "library:jar")
        .executed("application:compile", "application:test", "application:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");
    shop.maven("clean").ok();
    shop.maven("verify").ok().restored("library:compile", "application:jar").nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void outputsOfAnEarlierBuildWithoutAriaAreNotTrusted() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    Checkout plain = shop.elsewhere().withoutAria();
    plain.maven("verify").ok();
    Trees.copy(plain.path("library/target"), shop.path("library/target"), any -> true);
    shop.write("library/target/classes/example/Stale.class", "of a source long gone");
    shop.maven("verify").ok().executed("library:compile", "library:jar");
    assertFalse(shop.has("library/target/classes/example/Stale.class"));
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void buildsWithoutAriaInBetweenAreNoticed() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("verify").ok();
    shop.edit("library/src/main/java/example/Greeting.java", "\"hello \"", "\"hi \"");
    shop.write("library/src/main/java/example/Added.java", "package example; class Added {}");
    shop.maven("verify", "-Daria.enabled=false").ok();
    shop.delete("library/src/main/java/example/Added.java");
    shop.edit("library/src/main/java/example/Greeting.java", "\"hi \"", "\"hello \"");
    shop.maven("verify").ok();
    assertTrue(shop.has(CLASS));
    assertFalse(shop.has("library/target/classes/example/Added.class"));
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void aMissInAFreshCheckoutNamesTheNearestExecutionElsewhere() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("compile").ok().because("library:compile", "no record of an earlier execution []");
    Checkout fresh = shop.elsewhere();
    fresh.edit("library/src/main/java/example/Greeting.java", "\"hello \"", "\"hi \"");
    fresh
        .maven("compile")
        .ok()
        .restored("library:resources", "application:compile")
        .executed("library:compile")
        .because("library:compile", "the nearest one, of another checkout, differs in source")
        .because("library:compile", "example/Greeting.java: ")
        .nothingElse();
    fresh
        .maven("aria:explain", "-Daria.goal=compile", "-Daria.module=library")
        .ok()
        .says("example/Greeting.java")
        .says("of another checkout");
  }

  @Test
  void anotherCheckoutElsewhereTakesItsOutputsFromTheCache() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("verify").ok();
    Checkout other = shop.elsewhere();
    other
        .maven("verify")
        .ok()
        .restored("library:compile", "library:test", "library:jar")
        .restored("application:compile", "application:test", "application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(other, "verify");
  }
}
