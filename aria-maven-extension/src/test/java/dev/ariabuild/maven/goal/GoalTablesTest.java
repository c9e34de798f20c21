package dev.ariabuild.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.TomlFile;
import dev.ariabuild.engine.config.TomlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoalTablesTest {
  private static final String HEAD = "plugin = \"g:p\"\nversions = \"[1,2)\"\n";

  private static PluginGoals file(String text) throws ConfigException {
    return GoalTables.file(TomlFile.parse("p.toml", text));
  }

  private static String wrong(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> file(text)).getMessage());
  }

  private static String wrongGoal(String lines) {
    return wrong(HEAD + "[[goal]]\nname = \"go\"\n" + lines);
  }

  @Test
  void everythingThatCanBeSaidIsRead() throws ConfigException {
    PluginGoals plugin =
        file(
            HEAD
                + """
                [parameters]
                project = "ignore"
                archive = "value"

                [run-when]
                fork = "why"

                [[goal]]
                names = ["one", "two"]
                skip-when = ["skip"]
                on-failure = "roll-back"
                constructive = false
                no-failed-tests = true
                reports = true
                extras = ["jdk", "own-pom"]
                extras-when = { "rules/z" = ["dependencies"] }
                reads = ["{archive}/y"]
                outputs = ["${project.build.directory}/x"]
                files-above = ["settings.txt"]
                parameters = { "archive/file" = "file", project = "value" }
                run-when = { "a=b" = "other" }
                only-children = { rules = ["x", "y"] }

                [[goal]]
                name = "three"
                always = "because"
                """);
    assertEquals(Set.of("one", "two", "three"), plugin.goals().keySet());
    assertEquals(
        new GoalDescriptor(
            "p:two",
            Optional.empty(),
            Set.of("skip"),
            Map.of("fork", "why", "a=b", "other"),
            Map.of("rules", Set.of("x", "y")),
            true,
            false,
            true,
            false,
            true,
            Map.of("project", Role.VALUE, "archive", Role.VALUE, "archive/file", Role.FILE),
            List.of("settings.txt"),
            Set.of(Extra.JDK, Extra.OWN_POM),
            Map.of("rules/z", Set.of(Extra.DEPENDENCIES)),
            List.of("{archive}/y"),
            List.of("${project.build.directory}/x")),
        plugin.goals().get("two"));
    assertEquals(Optional.of("because"), plugin.goals().get("three").always());
  }

  @Test
  void aGoalOfAnAriaTomlNamesItsPluginAndMayLeaveVersionsOut() throws ConfigException {
    TomlNode.Table table =
        TomlFile.parse("aria.toml", "plugin = \"g:p\"\nname = \"go\"\nextras = [\"jdk\"]");
    PluginGoals plugin = GoalTables.table(table);
    assertTrue(plugin.find("g:p", "17.3", "go").isPresent());
    assertTrue(plugin.find("g:p", "17.3", "other").isEmpty());
  }

  @Test
  void anUnknownRoleIsNamedWithThoseThatAreAllowed() {
    assertEquals(
        "line 6: dir = 'folder' is no role; allowed: value, ignore, file, tree, sources,"
            + " compile-class-path, runtime-class-path, resources, filtered-tree, output,"
            + " shared-output, location, command-line, jdk-tool, configuration, coordinates,"
            + " assembly-descriptor, bundle-sources",
        wrongGoal("[goal.parameters]\ndir = \"folder\"\n"));
  }

  @Test
  void anUnknownExtraIsNamedWithThoseThatAreAllowed() {
    String message = wrongGoal("extras = [\"moon\"]\n");
    assertTrue(
        message.startsWith("line 5: 'moon' is no extra input; allowed: jdk, build-jdk, platform, "),
        message);
    for (Extra extra : Extra.values()) {
      assertTrue(message.contains(extra.label()), extra.label());
    }
  }

  @Test
  void anUnknownKeyIsNamedWithThoseThatAreAllowed() {
    assertEquals(
        "line 5: unknown key 'input'; allowed: always, constructive, extras, extras-when, files-above, name,"
            + " names, no-failed-tests, on-failure, only-children, outputs, parameters, plugin,"
            + " reads, reports, run-when, settles, skip-when, versions",
        wrongGoal("input = 1\n"));
    assertEquals(
        "line 3: unknown key 'parameter'; allowed: goal, parameters, plugin, run-when, versions",
        wrong(HEAD + "parameter = 1\n"));
  }

  @Test
  void aTextWhereAListBelongsIsNotTakenForAnEmptyList() {
    assertEquals("line 5: \"jdk\" where a list is expected", wrongGoal("extras = \"jdk\"\n"));
    assertEquals("line 5: \"skip\" where a list is expected", wrongGoal("skip-when = \"skip\"\n"));
    assertEquals("line 5: the number 1 where a text is expected", wrongGoal("outputs = [1]\n"));
    assertEquals("line 3: a table where a list is expected", wrong(HEAD + "[goal]\nname = 1\n"));
    assertEquals(
        "line 3: \"go\" where a table [[goal]] is expected", wrong(HEAD + "goal = [\"go\"]\n"));
  }

  @Test
  void whatIsMissingOrOfTheWrongKindIsNamed() {
    assertEquals("line 1: 'plugin' is missing or is no text", wrong("versions = \"[1,2)\"\n"));
    assertEquals(
        "line 3: 'name' is missing or is no text", wrong(HEAD + "[[goal]]\nalways = \"x\"\n"));
    assertEquals(
        "line 5: 'constructive' must be true or false", wrongGoal("constructive = \"no\"\n"));
    assertEquals(
        "line 5: parameters must be a table of parameter = \"role\"",
        wrongGoal("parameters = [\"a\"]\n"));
    assertEquals(
        "line 5: run-when must be a table of parameter = \"reason\"",
        wrongGoal("run-when = [\"a\"]\n"));
    assertEquals(
        "line 5: only-children must be a table of parameter = [\"name\", ...]",
        wrongGoal("only-children = [\"a\"]\n"));
    assertEquals(
        "line 3: on-failure = 'retry'; allowed: keep, roll-back",
        wrongGoal("on-failure = \"retry\"\n"));
  }

  @Test
  void aGoalIsDescribedOnceAndVersionsAreARange() {
    assertEquals("line 5: goal 'go' is described twice", wrongGoal("[[goal]]\nname = \"go\"\n"));
    assertEquals(
        "'1.0' is no version range such as [3.0,5)",
        wrong("plugin = \"g:p\"\nversions = \"1.0\"\n"));
  }
}
