package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Properties and profiles that change what mojos are told. */
class ParametersTest {
  private static final String FILTERED = "library/target/classes/library.properties";

  @Test
  void aPropertyInAFilteredResourceIsSwitchedBackAndForth() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("compile").ok().executed("library:resources", "library:compile");
    assertEquals("greeting=hello\n", shop.read(FILTERED));

    shop.maven("compile", "-Dgreeting=servus").ok().executed("library:resources").nothingElse();
    assertEquals("greeting=servus\n", shop.read(FILTERED));
    shop.maven("compile").ok().restored("library:resources").nothingElse();
    assertEquals("greeting=hello\n", shop.read(FILTERED));
    shop.maven("compile", "-Ppolite").ok().executed("library:resources").nothingElse();
    assertEquals("greeting=good day\n", shop.read(FILTERED));
    shop.maven("compile", "-Dgreeting=servus").ok().restored("library:resources").nothingElse();
    assertEquals("greeting=servus\n", shop.read(FILTERED));
    TreeComparison.sameAsPlainBuild(shop, "compile", "-Dgreeting=servus");
  }

  @Test
  void anEvaluatedParameterRerunsItsReadersOnly() {
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    hello.maven("package").ok();
    hello
        .maven("package", "-Dmaven.compiler.release=16")
        .ok()
        .executed("hello:compile", "hello:testCompile", "hello:test", "hello:jar")
        .because("hello:compile", "release: 17 -> 16")
        .nothingElse();
    hello.maven("package").ok().restored("hello:compile", "hello:jar").nothingElse();
    TreeComparison.sameAsPlainBuild(hello, "package");
  }

  @Test
  void aReleaseAfterASnapshotReusesClassesButNotTheJar() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.maven("verify").ok();
    for (String pom : new String[] {"pom.xml", "library/pom.xml", "application/pom.xml"}) {
      shop.edit(pom, "1.0-SNAPSHOT", "1.0");
    }
    shop.maven("clean", "verify")
        .ok()
        .restored("library:compile", "library:testCompile")
        .restored("application:compile", "application:testCompile")
        .executed("library:test") // it can see the pom
        .because("library:test", "pom.xml")
        .executed("library:jar", "application:jar");
    TreeComparison.sameAsPlainBuild(shop, "verify");
  }

  @Test
  void optionsInTheEnvironmentOfAForkedCompilerCount() {
    Checkout library = Checkout.of("a-library-of-several-files");
    String[] forked = {"compile", "-Dmaven.compiler.fork=true"};
    library.maven(forked).ok().executed("library:compile");
    new Maven(library)
        .env("JDK_JAVAC_OPTIONS", "-parameters")
        .run(forked)
        .ok()
        .executed("library:compile");
    library.maven(forked).ok().restored("library:compile");
    TreeComparison.sameAsPlainBuild(library, forked);
  }
}
