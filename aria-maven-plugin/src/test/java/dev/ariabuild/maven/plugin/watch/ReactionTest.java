package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReactionTest {
  private static final Path ROOT = Path.of("/r").toAbsolutePath();
  private static final Path SETTINGS = Path.of("/home/settings.xml").toAbsolutePath();
  private static final Path PLUGIN = ROOT.resolve("our-plugin");

  private static Reaction to(String... paths) {
    List<Path> batch = Arrays.stream(paths).map(ROOT::resolve).toList();
    return Reaction.to(batch, ROOT, Set.of(SETTINGS, PLUGIN));
  }

  @Test
  void sourcesAloneAreCompiledAtOnce() {
    assertEquals(
        new Reaction.Sources(Set.of(ROOT.resolve("a/A.java"), ROOT.resolve("a/B.java"))),
        to("a/A.java", "a/B.java"));
  }

  @Test
  void aResourceIsLeftToMaven() {
    assertEquals(new Reaction.Build("a/x.properties changed"), to("a/A.java", "a/x.properties"));
  }

  @Test
  void aPomIsTheCauseWhateverChangedWithIt() {
    assertEquals(new Reaction.Build("b/pom.xml changed"), to("a/x.txt", "b/pom.xml"));
    assertEquals(new Reaction.Build("aria.toml changed"), to("aria.toml"));
  }

  @Test
  void whatMavenReadsWhenItStartsAsksForAnotherProcess() {
    assertEquals(
        new Reaction.Restart(".mvn/jvm.config changed, which Maven reads when it starts"),
        to("pom.xml", ".mvn/jvm.config"));
    assertEquals(
        new Reaction.Restart(SETTINGS + " changed, which Maven reads when it starts"),
        to(SETTINGS.toString()));
  }

  @Test
  void soDoesAModuleThatIsAPluginOfThisBuild() {
    assertEquals(
        new Reaction.Restart("our-plugin/src/Mojo.java changed, which Maven reads when it starts"),
        to("our-plugin/src/Mojo.java"));
  }
}
