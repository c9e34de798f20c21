package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code mvn aria:check} beside real builds. */
class CheckTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  private static final String MAIN = "application/src/main/java/example/Main.java";
  private static final String SIGN = "application/src/main/java/example/Sign.java";

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

  @EveryMaven
  void aChangeBelowAnUnchangedModuleIsChecked(String version) {
    Checkout shop = this.shop.on(version);
    shop.maven("aria:check").ok();
    shop.maven("aria:check").ok().whole("library", "application");
    shop.edit(MAIN, "\"shop\"", "\"the shop\"");
    shop.maven("aria:check").ok().whole("library").executed("application:compile").nothingElse();
    shop.edit(MAIN, "\"the shop\"", "1");
    shop.maven("aria:check").failed().says("incompatible types");
  }

  @Test
  void ofAChangedModuleOnlyThoseFilesAreCheckedThatTheChangeReaches() {
    shop.maven("aria:check").ok();
    shop.edit(SIGN, "\"open\"", "\"closed\"");
    shop.maven("aria:check")
        .ok()
        .compiled("application:compile", "example/Sign.java")
        .nothingElse();
    sameAsACheckOfEverything();

    // a signature reaches a test in another file, and the next module
    shop.edit(SIGN, "String text()", "Object text()");
    shop.maven("aria:check")
        .ok()
        .compiled("application:compile", "example/Sign.java")
        .compiled("application:testCompile", "example/SignTest.java")
        .nothingElse();
    shop.edit(GREETING, "greet(String name)", "greet(Object name)");
    shop.maven("aria:check")
        .ok()
        .compiled("library:compile", "example/Greeting.java")
        .compiled("library:testCompile", "example/GreetingTest.java")
        .compiled("application:compile", "example/Main.java")
        .nothingElse();
    sameAsACheckOfEverything();
    shop.write("application/src/main/java/example/More.java", "package example; class More {}");
    shop.maven("aria:check").ok().compiled("application:compile", "example/More.java");
    shop.delete("application/src/main/java/example/More.java");
    shop.maven("aria:check").ok();
    sameAsACheckOfEverything();
  }

  private void sameAsACheckOfEverything() {
    Map<String, String> inPart = left();
    shop.maven("aria:check", "-Daria.skip-read").ok();
    assertEquals(left(), inPart);
  }

  /** Of the checks. */
  private Map<String, String> left() {
    Map<String, String> left = new TreeMap<>();
    for (String module : List.of("library", "application")) {
      shop.files(module + "/target/aria/check")
          .forEach((name, content) -> left.put(module + " " + name, content));
    }
    return left;
  }

  @Test
  void errorsInFilesThatNobodyEditedAreFound() {
    shop.maven("aria:check").ok();
    shop.edit(SIGN, "String text()", "String texts()");
    shop.maven("aria:check").failed().says("SignTest.java:[10,").says("cannot find symbol");
    shop.edit(SIGN, "String texts()", "String text()");
    shop.maven("aria:check").ok().nothingElse();
    shop.edit(GREETING, "class Greeting", "abstract class Greeting");
    shop.edit(GREETING, "public String greet", "abstract void f();\n  public String greet");
    shop.maven("aria:check").failed().says("GreetingTest.java").says("is abstract");
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
