package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is switched off, misconfigured or broken must not break builds, or must say so. */
class SwitchesTest {
  @Test
  void ariaThatIsSwitchedOffLeavesNoTrace() {
    Checkout pom = Checkout.of("an-application-has-a-default-goal");
    pom.maven("compile", "-Daria.enabled=false").ok().doesNotSay("Aria");
    assertFalse(pom.has("target/aria"));
    assertFalse(Files.exists(pom.cache()));
    pom.write("aria.toml", "enabled = false\n");
    pom.maven("compile").failed().says("aria.toml").says("unknown section or key \"enabled\"");
  }

  @Test
  void mistakesInTheConfigurationEndTheBuildBeforeItBegins() {
    Checkout pom = Checkout.of("nothing-but-a-pom");
    pom.write("aria.toml", "[cache\n");
    pom.maven("verify").failed().says("aria.toml:1");
    pom.write("aria.toml", "[cache]\nenabeld = true\n");
    pom.maven("verify").failed().says("aria.toml:2").says("enabeld").says("enabled");
    pom.write("aria.toml", "[profile.a]\ninherits = 'b'\n[profile.b]\ninherits = 'a'\n");
    pom.maven("verify", "-Paria-a").failed().says("circle of inheritance a -> b -> a");
    pom.write("aria.toml", "[[goal]]\nplugin = 'g:a'\nname = 'x'\nextra = []\n");
    pom.maven("verify").failed().says("aria.toml").says("unknown key 'extra'");
    assertFalse(pom.has("target"));
    assertFalse(Files.exists(pom.cache()));
  }

  @Test
  void aCacheThatCannotBeUsedIsToldOnceAndTheBuildRunsAsWithoutAria() {
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    Trees.write(hello.cache(), "a file where the folder should be");
    hello.maven("package").ok().says("cannot be used").says("runs as plain Maven");
    assertTrue(hello.has("target/hello-1.0-SNAPSHOT.jar"));
    Trees.delete(hello.cache());

    hello.maven("package").ok();
    String format = Trees.read(hello.cache().resolve("FORMAT"));
    Trees.write(hello.cache().resolve("FORMAT"), "aria-cache 999\n");
    hello.maven("clean", "package").ok().says("999").says("runs as plain Maven");
    assertTrue(hello.has("target/hello-1.0-SNAPSHOT.jar"));
    Trees.write(hello.cache().resolve("FORMAT"), format);

    Trees.write(
        hello.cache().resolve("index.db"), "no database at all, but long enough to look at");
    hello.maven("clean", "package").ok();
    TreeComparison.sameAsPlainBuild(hello, "package");
  }

  @Test
  void aShortBuildDoesWithoutTheOptimisingCompilerUnlessToldNotTo() {
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    hello.maven("compile").ok();
    assertTrue(hello.read("target/aria/build.json").contains("compiler is left out"));
    hello.maven("compile", "-Daria.build.jit=full").ok();
    assertFalse(hello.read("target/aria/build.json").contains("compiler is left out"));
    hello.write("aria.toml", "[build]\njit = 'full'\n");
    hello.maven("compile").ok();
    assertFalse(hello.read("target/aria/build.json").contains("compiler is left out"));
  }

  @Test
  void nothingIsReadOrNothingIsWrittenOnRequest() {
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    String source = "src/main/java/example/Hello.java";
    hello.maven("package", "-Daria.skip-write=true").ok().executed("hello:compile", "hello:jar");
    hello.maven("package").ok().executed("hello:compile", "hello:jar");
    hello
        .maven("package", "-Daria.skip-read=true")
        .ok()
        .executed("hello:compile", "hello:jar")
        .because("hello:compile", "reading was switched off");
    hello.maven("package").ok().upToDate("hello:compile", "hello:jar").nothingElse();

    hello.edit(source, "hello", "hi");
    hello.maven("package", "-Daria.skip-write=true").ok().executed("hello:compile", "hello:jar");
    TreeComparison.sameAsPlainBuild(hello, "package");
    hello.edit(source, "\"hi", "\"hello");
    hello.maven("package").ok().restored("hello:compile", "hello:jar").nothingElse();
    TreeComparison.sameAsPlainBuild(hello, "package");

    hello.maven("clean").ok();
    hello.maven("package", "-Daria.cache.enabled=false").ok().executed("hello:compile");
    assertEquals(0, hello.maven("package").ok().nothingElse().record().cache().misses());
  }
}
