package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What {@code aria:check} and images say of methods that do more than compute. */
class EffectsTest {
  private static final String PLUGINS = "library/src/main/java/example/library/Plugins.java";
  private static final String MAIN = "application/src/main/java/example/Main.java";
  private static final String METADATA =
      "library/src/main/resources/META-INF/native-image/reachability-metadata.json";
  private static final String REPORT = "target/aria/effects.json";

  private static final String GOAL = ":effects (default-cli)";
  private static final String TOLD = "com.example:application: methods with io 2, reflect 1";

  private final Checkout program = Checkout.of("a-program-has-effects");

  private void loadsByName() {
    program.edit(PLUGINS, "\"example.Main\"", "name");
  }

  @EveryMaven
  void effectsAreToldWithTheWayAndAnUnchangedModuleIsPassedAsAWhole(String version) {
    Checkout program = this.program.on(version);
    program.maven("aria:check").ok().says("com.example:application: methods with io 2, reflect 1");
    String report = program.read(REPORT);
    assertTrue(report.contains("\"example.Main.lambda$main$0 (Main.java:10)\""), report);
    assertTrue(report.contains("\"places\": []"), report);
    assertTrue(program.has("target/aria/effects.html"));
    assertFalse(program.has("library/target/classes"));
    program
        .maven("aria:check")
        .ok()
        .whole("library", "application")
        .says("com.example:application: methods with io 2, reflect 1");
    assertEquals(report, program.read(REPORT));

    // a body in one module changes what is said of the other, of which nothing is compiled
    program.edit(PLUGINS, "Class<?> type", "System.loadLibrary(name);\n    Class<?> type");
    program
        .maven("aria:check")
        .ok()
        .executed("library:compile")
        .nothingElse()
        .says("com.example:application: methods with io 2, reflect 1, native 1");
    program.edit(PLUGINS, "System.loadLibrary(name);\n    ", "");
    program.maven("aria:check").ok().nothingElse();
    assertEquals(report, program.read(REPORT));
  }

  @EveryMaven
  void whatWasToldIsToldAgainWithoutItsGoalUntilItMayBeAnother(String version) {
    Checkout program = this.program.on(version);
    program.maven("aria:check").ok().says(GOAL);
    program.maven("aria:check").ok().doesNotSay(GOAL).says(TOLD);
    program.maven("aria:check", "-T2").ok().whole("library", "application").doesNotSay(GOAL);

    // a body that calls what it called
    program.edit(PLUGINS, "\"example.Main\"", "\"example.Other\"");
    program.maven("aria:check", "-T2").ok().executed("library:compile").doesNotSay(GOAL).says(TOLD);
    program.edit(PLUGINS, "Class<?> type", "System.loadLibrary(name);\n    Class<?> type");
    program.maven("aria:check", "-T2").ok().says(GOAL).says("reflect 1, native 1");
    program.edit(PLUGINS, "System.loadLibrary(name);\n    ", "");
    program.maven("aria:check", "-T2").ok().says(GOAL).says(TOLD);

    program.delete("target/aria/effects.html");
    program.maven("aria:check", "-T2").ok().says(GOAL);
    assertTrue(program.has("target/aria/effects.html"));
    program.maven("aria:check", "-T2").ok().doesNotSay(GOAL);
    program.write(METADATA, "{\"reflection\": [");
    program.maven("aria:check", "-T2").failed().says("is no JSON");
    program.maven("aria:check", "-T2").failed().says("is no JSON");
    program.delete(METADATA);
    program.maven("aria:check", "-T2").ok().says(GOAL);
  }

  @Test
  void whatFailsFailsAgainAndWhatIsLeftOutCountsNotAsToldBefore() {
    loadsByName();
    program.maven("aria:check").ok().says("1 place not seen through");
    program.maven("aria:check", "-Daria.effects=checked").failed().says("effects = checked");
    program.maven("aria:check", "-Daria.effects=checked").failed().says("effects = checked");
    program.maven("aria:check").ok().says(GOAL).says("1 place not seen through");
    program.maven("aria:check").ok().doesNotSay(GOAL).says("1 place not seen through");
    program.maven("aria:check", "-pl", "library").ok().says(GOAL);
    program.maven("aria:check", "-pl", "library").ok().says(GOAL);
    program.maven("aria:check", "-Daria.skip-read").ok().says(GOAL);
  }

  @Test
  void checkedFailsOnWhatIsLookedUpByNameUntilSomethingDescribesIt() {
    program.maven("aria:check", "-Daria.effects=checked").ok(); // the name is a constant
    loadsByName();
    program.maven("aria:check").ok().says("1 place not seen through");
    program
        .maven("aria:check", "-Daria.effects=checked")
        .failed()
        .says("effects = checked: 1 place that a compiler ahead of time does not see through")
        .says(
            "example.library.Plugins.load (Plugins.java:7) calls java.lang.Class.forName:"
                + " reflection, in com.example:library")
        .says("example.Main.main (Main.java:13) > example.library.Plugins.load (Plugins.java:7)")
        .says("META-INF/native-image/com.example/library/reachability-metadata.json");
    program.write(METADATA, "{\"reflection\": [{\"type\": \"example.Main\"}]}");
    program
        .maven("aria:check", "-Daria.effects=checked")
        .ok()
        .says("1 place not seen through by a compiler ahead of time, all with metadata");
    program.write(METADATA, "{\"resources\": [{\"glob\": \"**\"}]}");
    program.maven("aria:check", "-Daria.effects=checked").failed();
    program.write(METADATA, "{\"reflection\": [");
    program
        .maven("aria:check")
        .failed()
        .says("META-INF/native-image/reachability-metadata.json of com.example:library is no JSON");
    program.delete(METADATA);
    program.write(
        "aria.toml",
        "[profile.check]\neffects = 'checked'\n"
            + "[profile.check.package.'com.example:library']\neffects = 'inferred'\n");
    program.maven("aria:check").ok();
  }

  @Test
  void releaseProfilesMakeNoImageOfWhatTheyCannotSeeThrough() {
    loadsByName();
    program
        .maven("aria:build", "-Paria-release")
        .failed()
        .says("effects = checked: 1 place")
        .says("example.Main.main (Main.java:13) > example.library.Plugins.load (Plugins.java:7)");
    assertFalse(program.has("application/target/aria/release"));
    program.write(METADATA, "{\"reflection\": [{\"type\": \"example.Main\"}]}");
    program.maven("aria:build", "-Paria-release").ok();
    assertTrue(program.has("application/target/aria/release/manifest.json"));
  }

  @Test
  void theGoalAloneTellsOfWhatWasCompiled() {
    program.maven("aria:effects").ok().says("no module has classes");
    program
        .maven("compile", "aria:effects")
        .ok()
        .says("com.example:application: methods with io 2, reflect 1");
    program.edit(MAIN, "task.run();", "new Thread(task).start();");
    program.maven("compile", "aria:effects", "-Daria.skip").ok().says("skipped: aria.skip is true");
  }

  @Test
  void effectsOfAModuleThatThePluginCompilesComeFromItsClasses() {
    program.maven("aria:check").ok();
    assertTrue(program.has("library/target/aria/check/classes.facts"));
    program.edit(
        "library/pom.xml",
        "<dependencies>",
        "<properties><maven.compiler.failOnError>false</maven.compiler.failOnError></properties>\n"
            + "  <dependencies>");
    program.edit(PLUGINS, "Class<?> type", "System.loadLibrary(name);\n    Class<?> type");
    program
        .maven("aria:check")
        .ok()
        .says("com.example:application: methods with io 2, reflect 1, native 1");
    assertFalse(program.has("library/target/aria/check/classes.facts"));
  }
}
