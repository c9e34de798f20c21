package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** {@code mvn aria:check} beside real builds. */
class CheckTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  private final Checkout shop = Checkout.of("an-application-uses-a-library");

  @EveryMaven
  void typesAreCheckedAcrossModulesAndNothingOfABuildIsTouched(String version) {
    Checkout shop = this.shop.on(version);
    shop.maven("aria:check").ok().executed("library:compile", "application:testCompile");
    assertFalse(shop.has("library/target/classes"));
    assertFalse(shop.has("application/target/maven-status"));
    shop.maven("aria:check").ok().upToDate("library:compile", "application:testCompile");

    // a build does not take header classes for its own, and a check leaves it alone
    shop.maven("test-compile").ok().executed("library:compile", "application:compile");
    var built = TreeComparison.outputs(shop.dir());
    shop.maven("aria:check").ok().upToDate("library:compile", "application:compile");
    shop.edit(GREETING, "\"hello \"", "\"hi \"");
    shop.maven("aria:check")
        .ok()
        .executed("library:compile")
        .upToDate("application:compile")
        .nothingElse();
    assertEquals(built, TreeComparison.outputs(shop.dir()));
    shop.maven("test-compile").ok().executed("library:compile").nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void errorsAreJavacsAndTheExitCodeTells() {
    shop.edit(GREETING, "prefix() + name", "prefix() + nobody");
    shop.maven("aria:check")
        .failed()
        .says("COMPILATION ERROR")
        .says(shop.path(GREETING) + ":[5,23] cannot find symbol");
    shop.edit(GREETING, "nobody", "name");
    shop.edit(GREETING, "public String greet", "public int greet");
    shop.maven("aria:check").failed().says("incompatible types");
    shop.edit(GREETING, "public int greet", "public String greet");
    shop.maven("aria:check").ok();
  }

  @Test
  void whatCannotBeRunOrPackagedIsRefused() {
    shop.maven("verify", "-Paria-check").failed().says("there is nothing to verify");
    shop.maven("aria:check", "-Daria.skip").ok().says("skipped: aria.skip is true");
    assertFalse(shop.has("library/target"));
  }
}
