package dev.ariabuild.maven.action;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.maven.goal.GoalDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Predicate<Object> NOTHING = path -> false;

  private static GoalDescriptor goal(Map<String, String> when, Map<String, Set<String>> children) {
    return new GoalDescriptor(
        "p:go",
        Optional.empty(),
        Set.of(),
        when,
        children,
        false,
        true,
        false,
        false,
        false,
        Map.of(),
        List.of(),
        Set.of(),
        Map.of(),
        List.of(),
        List.of());
  }

  private static Map<String, ConfigNode> set(String name, Object value) {
    return Map.of(name, new ConfigNode(name, value, List.of()));
  }

  private static void runs(String condition, Map<String, ConfigNode> parameters) {
    Doubt doubt =
        assertThrows(
            Doubt.class,
            () -> Conditions.check(goal(Map.of(condition, "why"), Map.of()), parameters, NOTHING));
    assertEquals(condition + ": why", doubt.getMessage());
  }

  private static void doesNotRun(String condition, Map<String, ConfigNode> parameters) {
    assertDoesNotThrow(
        () -> Conditions.check(goal(Map.of(condition, "why"), Map.of()), parameters, NOTHING));
  }

  @Test
  void aParameterThatIsSetMakesTheGoalRun() {
    runs("ratchet", set("ratchet", "origin/main"));
    runs("links", set("links", List.of("https://example.org")));
    doesNotRun("ratchet", Map.of());
    doesNotRun("ratchet", set("ratchet", ""));
    doesNotRun("ratchet", set("ratchet", "false"));
    doesNotRun("links", set("links", List.of()));
  }

  @Test
  void aParameterThatIsMissingMakesTheGoalRunIfThatIsTheCondition() {
    runs("!old", Map.of());
    doesNotRun("!old", set("old", "1.0"));
  }

  @Test
  void aValueAmongOthersMakesTheGoalRun() {
    runs("runOrder=hourly", set("runOrder", "failedfirst, hourly"));
    doesNotRun("runOrder=hourly", set("runOrder", "filesystem"));
    runs("compilerId!=javac", set("compilerId", "eclipse"));
    doesNotRun("compilerId!=javac", set("compilerId", "javac"));
    doesNotRun("compilerId!=javac", Map.of());
  }

  @Test
  void conditionsReachNestedElements() {
    ConfigNode index = new ConfigNode("index", "true", List.of());
    runs("archive/index", Map.of("archive", new ConfigNode("archive", null, List.of(index))));
  }

  @Test
  void anElementThatIsNotListedMakesTheGoalRun() {
    GoalDescriptor goal = goal(Map.of(), Map.of("rules", Set.of("requireOS")));
    ConfigNode known = new ConfigNode("requireOS", null, List.of());
    ConfigNode own = new ConfigNode("myRule", null, List.of());
    assertDoesNotThrow(
        () ->
            Conditions.check(
                goal, Map.of("rules", new ConfigNode("rules", null, List.of(known))), NOTHING));
    Doubt doubt =
        assertThrows(
            Doubt.class,
            () ->
                Conditions.check(
                    goal,
                    Map.of("rules", new ConfigNode("rules", null, List.of(known, own))),
                    NOTHING));
    assertEquals("myRule in rules is not known", doubt.getMessage());
  }

  @Test
  void somethingMayHaveToStandAtThePathOfAParameter() {
    Map<String, ConfigNode> tests = set("testClassesDirectory", "target/test-classes");
    String condition = "exists testClassesDirectory";
    assertTrue(Conditions.applies(condition, tests, "target/test-classes"::equals));
    assertFalse(Conditions.applies(condition, tests, path -> false));
    assertFalse(Conditions.applies(condition, Map.of(), path -> true));
    assertTrue(Conditions.applies("testClassesDirectory", tests, path -> false));
    GoalDescriptor goal = goal(Map.of(condition, "why"), Map.of());
    assertThrows(Doubt.class, () -> Conditions.check(goal, tests, path -> true));
    assertDoesNotThrow(() -> Conditions.check(goal, tests, path -> false));
  }
}
