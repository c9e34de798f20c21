package dev.ariabuild.it;

import org.junit.jupiter.api.Test;

/** Across modules too, only the files that a change reaches are compiled. */
class UpstreamMembersTest {
  private static final String GREETING = "library/src/main/java/example/Greeting.java";
  private static final String LIBRARY = "library:compile";
  private static final String APPLICATION = "application:compile";

  private final Checkout shop = Checkout.of("an-application-uses-a-library");

  @EveryMaven
  void whatNoFileUsesIsCutOff(String version) {
    Checkout shop = this.shop.on(version);
    shop.maven("test-compile").ok().executed(LIBRARY, APPLICATION);

    // a member that nobody uses: neither tests nor the other module are compiled
    shop.edit(
        GREETING, "  // used by", "  public int length() {\n    return 1;\n  }\n\n  // used by");
    shop.maven("test-compile")
        .ok()
        .compiled(LIBRARY, "example/Greeting.java")
        .cutOff("library:testCompile", APPLICATION, "application:testCompile")
        .because(APPLICATION, "no file uses what changed of com.example:library")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
    shop.maven("test-compile").ok().nothingElse();

    // one that is used: its users, and no others
    shop.edit(GREETING, "String greet(String name)", "CharSequence greet(CharSequence name)");
    shop.edit(
        "library/src/test/java/example/GreetingTest.java", ".endsWith", ".toString().endsWith");
    shop.maven("test-compile")
        .ok()
        .compiled(LIBRARY, "example/Greeting.java")
        .compiled("library:testCompile", "example/GreetingTest.java")
        .compiled(APPLICATION, "example/Main.java")
        .compiledBecause(APPLICATION, "example/Main.java", "example.Greeting.greet changed")
        .upToDate("application:testCompile")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");

    // taken back, and taken from the cache
    shop.edit(GREETING, "CharSequence greet(CharSequence name)", "String greet(String name)");
    shop.edit(
        "library/src/test/java/example/GreetingTest.java", ".toString().endsWith", ".endsWith");
    shop.maven("test-compile").ok().restored(LIBRARY, APPLICATION).nothingElse();
    shop.edit(GREETING, "int length()", "long length()");
    shop.maven("test-compile").ok().compiled(LIBRARY, "example/Greeting.java").cutOff(APPLICATION);
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }

  @Test
  void whatWasCutOffIsRestoredElsewhere() {
    shop.maven("package", "-DskipTests").ok();
    shop.edit(
        GREETING, "  // used by", "  public int length() {\n    return 1;\n  }\n\n  // used by");
    shop.maven("package", "-DskipTests")
        .ok()
        .compiled(LIBRARY, "example/Greeting.java")
        .executed("library:jar")
        .cutOff("library:testCompile", APPLICATION)
        .upToDate("application:jar")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "package", "-DskipTests");

    Checkout other = shop.elsewhere();
    other.maven("package", "-DskipTests").ok().restored(LIBRARY, APPLICATION).nothingElse();
    TreeComparison.sameAsPlainBuild(other, "package", "-DskipTests");
  }

  @Test
  void classesComeAndGoUpstream() {
    shop.write(
        "application/src/main/java/shop/Door.java",
        "package shop;\n\nimport example.*;\n\nclass Door {\n  Sign sign;\n}\n");
    shop.write("library/src/main/java/tool/Sign.java", "package tool;\n\npublic class Sign {}\n");
    shop.maven("compile").ok();

    // nobody says its name
    shop.write(
        "library/src/main/java/example/Unheard.java",
        "package example;\n\npublic class Unheard {}\n");
    shop.maven("compile").ok().compiled(LIBRARY, "example/Unheard.java").cutOff(APPLICATION);
    TreeComparison.sameAsPlainBuild(shop, "compile");

    // it shadows what was imported on demand
    shop.write("library/src/main/java/shop/Sign.java", "package shop;\n\npublic class Sign {}\n");
    shop.maven("compile")
        .ok()
        .compiled(APPLICATION, "shop/Door.java")
        .compiledBecause(APPLICATION, "shop/Door.java", "shop.Sign is new");
    TreeComparison.sameAsPlainBuild(shop, "compile");

    shop.delete("library/src/main/java/shop/Sign.java");
    shop.delete("library/src/main/java/example/Unheard.java");
    shop.maven("compile").ok();
    TreeComparison.sameAsPlainBuild(shop, "compile");

    // a user of what goes: the plugin tells
    shop.edit(GREETING, "public String greet", "String greeted");
    shop.edit("library/src/test/java/example/GreetingTest.java", "greet(", "greeted(");
    shop.maven("compile").failed().says("Main.java:[9,41]").says("method greet(java.lang.String)");
    shop.edit(GREETING, "String greeted", "public String greet");
    shop.maven("compile").ok();
    TreeComparison.sameAsPlainBuild(shop, "compile");
  }

  @Test
  void whereMembersDoNotSufficeThePluginCompilesEverything() {
    shop.maven("compile").ok();
    shop.write(
        "library/src/main/java/example/package-info.java", "@Deprecated\npackage example;\n");
    shop.maven("compile")
        .ok()
        .executed(APPLICATION)
        .compiled(APPLICATION)
        .because(APPLICATION, "a change of example/package-info.class in com.example:library");
    TreeComparison.sameAsPlainBuild(shop, "compile");

    // what the library showed is not known
    shop.edit(
        GREETING, "  // used by", "  public int length() {\n    return 1;\n  }\n\n  // used by");
    Trees.walk(shop.cache()).stream()
        .filter(path -> path.toString().endsWith(".entry"))
        .forEach(Trees::delete);
    shop.maven("compile")
        .ok()
        .compiled(APPLICATION)
        .because(APPLICATION, "want of a record of what com.example:library showed");
    TreeComparison.sameAsPlainBuild(shop, "compile");
  }

  @Test
  void whereThereIsNothingToCompileAChangedClassPathIsCutOff() {
    shop.delete("application/src/test");
    shop.maven("test-compile").ok();
    shop.edit(
        GREETING, "  // used by", "  public int length() {\n    return 1;\n  }\n\n  // used by");
    shop.maven("test-compile")
        .ok()
        .cutOff("application:testCompile")
        .because("application:testCompile", "there is nothing to compile");

    // the last sources go, at the same time
    shop.edit(GREETING, "int length()", "long length()");
    shop.delete("application/src/main");
    shop.maven("test-compile").ok();
    TreeComparison.sameAsPlainBuild(shop, "test-compile");
  }
}
