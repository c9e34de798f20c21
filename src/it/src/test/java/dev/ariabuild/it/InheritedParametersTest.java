package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The descriptor of a plugin names parameters of goals that another module of the build has. */
class InheritedParametersTest {
  private static final String MOJO = "base/src/main/java/base/SpeakingMojo.java";
  private static final String DESCRIPTOR = "plugin/target/classes/META-INF/maven/plugin.xml";
  private static final String GOAL = "inheriting-maven-plugin:descriptor";

  @Test
  void aPluginIsDescribedAnewWhenWhatItInheritsIsDescribedOtherwise() {
    Checkout plugin = Checkout.of("a-plugin-inherits-parameters");
    plugin.maven("package").ok().executed(GOAL);
    assertTrue(plugin.read(DESCRIPTOR).contains("What is said."));
    plugin.maven("package").ok().upToDate(GOAL, "base:compile");

    plugin.edit(MOJO, "word + \"!\"", "word + \"?\"");
    plugin.maven("package").ok().executed("base:compile", "base:jar", GOAL);
    TreeComparison.sameAsPlainBuild(plugin, "package");

    plugin.edit(MOJO, "What is said.", "What it says.");
    plugin.maven("package").ok().upToDate("base:compile").executed(GOAL);
    assertTrue(plugin.read(DESCRIPTOR).contains("What it says."));
    TreeComparison.sameAsPlainBuild(plugin, "package");

    plugin.write("base/src/main/java/base/Helper.java", "package base; class Helper {}\n");
    plugin.maven("package").ok().executed("base:compile", GOAL);
    plugin.edit(MOJO, "defaultValue = \"hello\"", "defaultValue = \"hi\"");
    plugin.maven("package").ok().executed("base:compile", GOAL);
    assertTrue(plugin.read(DESCRIPTOR).contains("default-value=\"hi\""));
    TreeComparison.sameAsPlainBuild(plugin, "package");
  }

  @Test
  void aPluginIsNotDescribedAnewForBodiesOfMethodsInADependency() {
    Checkout plugin = Checkout.of("a-plugin-inherits-parameters");
    plugin.delete(MOJO);
    plugin.edit("plugin/src/main/java/plugin/SayMojo.java", "import base.SpeakingMojo;\n", "");
    plugin.edit(
        "plugin/src/main/java/plugin/SayMojo.java",
        "SpeakingMojo",
        "org.apache.maven.plugin.AbstractMojo");
    plugin.edit("plugin/src/main/java/plugin/SayMojo.java", "spoken()", "new base.Word().said()");
    String word = "base/src/main/java/base/Word.java";
    plugin.write(
        word, "package base; public class Word { public String said() { return \"a\"; } }");
    plugin.maven("package").ok().executed(GOAL);

    plugin.edit(word, "\"a\"", "\"b\"");
    plugin
        .maven("package")
        .ok()
        .executed("base:compile", "base:jar")
        .cutOff("inheriting-maven-plugin:compile", GOAL);
    TreeComparison.sameAsPlainBuild(plugin, "package");
  }
}
