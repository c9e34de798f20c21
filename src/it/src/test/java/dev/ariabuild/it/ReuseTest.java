package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One reactor, edited again and again: what runs, and is the result that of a clean build. */
class ReuseTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";

  @EveryMaven
  void editsRunWhatTheyConcernAndNothingElse(String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    shop.maven("verify")
        .ok()
        .executed("library:compile", "library:test", "library:jar", "application:compile");
    TreeComparison.sameAsPlainBuild(shop, "verify");

    Result again = shop.maven("verify").ok().nothingElse();
    again.upToDate(
        "library:resources",
        "library:compile",
        "library:testCompile",
        "library:test",
        "library:jar",
        "application:compile",
        "application:test",
        "application:jar");

    // the body of a method
    shop.edit(GREETING, "return \"hello \"", "return \"hi \"");
    shop.maven("verify")
        .ok()
        .executed("library:compile", "library:test", "library:jar", "application:test")
        .cutOff("application:compile", "application:testCompile")
        .upToDate("application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // a comment that shifts no line
    shop.edit(GREETING, "// used by greet only", "// only greet uses it");
    shop.maven("verify").ok().upToDate("library:compile").nothingElse();

    // the signature of a method
    shop.edit(GREETING, "String greet(String", "CharSequence greet(Object");
    shop.edit(
        "library/src/test/java/example/GreetingTest.java",
        "(\"world\").e",
        "(\"world\").toString().e");
    shop.maven("verify")
        .ok()
        .executed("library:compile", "library:testCompile", "library:test", "library:jar")
        .executed("application:compile", "application:test", "application:jar")
        .cutOff("application:testCompile") // the tests do not use it
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // back again
    shop.edit(GREETING, "CharSequence greet(Object", "String greet(String");
    shop.edit(
        "library/src/test/java/example/GreetingTest.java",
        "(\"world\").toString().e",
        "(\"world\").e");
    shop.maven("verify")
        .ok()
        .restored("library:compile", "library:testCompile", "library:test", "library:jar")
        .restored("application:compile", "application:test", "application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // a class that nothing uses any more
    shop.delete("application/src/main/java/example/Sign.java");
    shop.delete("application/src/test/java/example/SignTest.java");
    shop.maven("verify")
        .ok()
        .executed("application:compile", "application:testCompile", "application:test")
        .executed("application:jar")
        .nothingElse();
    assertFalse(shop.has("application/target/classes/example/Sign.class"));
    assertFalse(shop.has("application/target/test-classes/example/SignTest.class"));
    TreeComparison.sameAsPlainBuild(shop, "verify");

    // everything away
    shop.maven("clean").ok();
    assertFalse(shop.has("library/target/classes"));
    shop.maven("verify")
        .ok()
        .restored("library:compile", "library:test", "library:jar")
        .restored("application:compile", "application:test", "application:jar")
        .nothingElse();
    assertTrue(shop.has("library/target/surefire-reports/TEST-example.GreetingTest.xml"));
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  /** The list has the order of a hash table of all files in the output directory. */
  @EveryMaven
  void aResourceThatMovesTheListOfClassesCompilesNothing(String version) {
    String list =
        "library/target/maven-status/maven-compiler-plugin/compile/default-compile/createdFiles.lst";
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    for (int i = 0; i < 12; i++) {
      shop.write(
          "library/src/main/java/example/More" + i + ".java",
          "package example;\n\nclass More" + i + " {}\n");
    }
    String goal = "process-classes";
    shop.maven(goal).ok();
    String before = shop.read(list);
    for (int i = 0; i < 16; i++) {
      shop.write("library/src/main/resources/more/" + i + ".txt", "" + i);
    }
    shop.maven(goal).ok().executed("library:resources").upToDate("library:compile").nothingElse();
    assertNotEquals(before, shop.read(list));
    TreeComparison.sameAsPlainBuild(shop, goal);
    shop.maven(goal).ok().upToDate("library:compile").nothingElse();
    for (int i = 0; i < 16; i++) {
      shop.delete("library/src/main/resources/more/" + i + ".txt");
    }
    shop.maven(goal).ok().upToDate("library:compile");
    assertEquals(before, shop.read(list));
  }
}
