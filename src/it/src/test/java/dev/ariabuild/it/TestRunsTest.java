package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which test runs may stand for later ones. */
class TestRunsTest {
  private static final String TEST = "library/src/test/java/example/GreetingTest.java";
  private static final String MAIN_REPORT =
      "application/target/surefire-reports/TEST-example.MainTest.xml";
  private static final String SIGN_REPORT =
      "application/target/surefire-reports/TEST-example.SignTest.xml";

  @Test
  void aReducedRunNeverSatisfiesAFullOne() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("test", "-DskipTests").ok().skipped("library:test", "application:test");
    assertFalse(shop.has(MAIN_REPORT));
    shop.maven("test", "-Dtest=SignTest", "-Dsurefire.failIfNoSpecifiedTests=false").ok();
    assertTrue(shop.has(SIGN_REPORT));
    assertFalse(shop.has(MAIN_REPORT));
    shop.maven("test").ok().executed("library:test", "application:test");
    assertTrue(shop.has(MAIN_REPORT));
    shop.maven("test").ok().upToDate("library:test", "application:test").nothingElse();

    shop.maven("test", "-DskipTests").ok().skipped("library:test");
    shop.maven("test", "-Dmaven.test.skip=true").ok().skipped("library:testCompile");
    shop.maven("test").ok().nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test");
  }

  @Test
  void failedTestsAreNeverReused() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.edit(TEST, "endsWith(\"world\")", "endsWith(\"moon\")");
    shop.maven("verify", "-pl", "library").failed().executed("library:testCompile");
    assertTrue(shop.has("library/target/surefire-reports/TEST-example.GreetingTest.xml"));
    shop.maven("verify", "-pl", "library").failed().says("GreetingTest.greetsByName");

    String[] ignored = {"verify", "-pl", "library", "-Dmaven.test.failure.ignore=true"};
    shop.maven(ignored).ok().executed("library:test", "library:jar");
    shop.maven(ignored)
        .ok()
        .executed("library:test")
        .because("library:test", "must not be reused")
        .says("GreetingTest.greetsByName")
        .nothingElse();
    shop.maven("verify", "-pl", "library").failed();
    shop.maven("clean").ok();
    shop.maven(ignored).ok().executed("library:test");

    shop.edit(TEST, "endsWith(\"moon\")", "endsWith(\"world\")");
    shop.maven("verify").ok().executed("library:test");
    shop.maven("verify").ok().upToDate("library:test").nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }
}
