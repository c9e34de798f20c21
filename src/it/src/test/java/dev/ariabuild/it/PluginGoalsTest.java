package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Goals of the plugin, called with nothing but the extension in place. */
class PluginGoalsTest {
  private static final String LAUNCHER = "target/aria/release/image/bin/hello";

  @EveryMaven
  void explainAndProfilesAnswerQuestions(String version) {
    Checkout hello = Checkout.of("an-application-has-a-default-goal").on(version);
    hello.maven("aria:explain").failed();
    hello.maven("package").ok();
    hello.edit("src/main/java/example/Hello.java", "hello", "hi");
    hello.maven("package").ok().executed("hello:compile");
    hello.maven("aria:explain", "-Daria.goal=compile").ok().says("example/Hello.java").warnsNot();
    hello.maven("aria:profiles", "-Paria-release").ok().says("release").says("strip").warnsNot();
    hello.maven("package").ok().nothingElse();
  }

  @Test
  @Tag("slow")
  void anImageIsBuiltWithOneCommand() throws Exception {
    Checkout hello = Checkout.of("an-application-has-a-default-goal");
    hello.maven("aria:build", "-Paria-release").ok().executed("hello:compile", "hello:jar");
    assertTrue(hello.has(LAUNCHER));
    assertEquals("hello\n", output(hello));
    hello.maven("aria:build", "-Paria-release").ok().upToDate("hello:jar").nothingElse();
    hello.edit("src/main/java/example/Hello.java", "hello", "hi");
    hello.maven("aria:build", "-Paria-release").ok().executed("hello:compile", "hello:jar");
    assertEquals("hi\n", output(hello));
  }

  private static String output(Checkout hello) throws Exception {
    Process process = new ProcessBuilder(hello.path(LAUNCHER).toString()).start();
    String text = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return text;
  }
}
