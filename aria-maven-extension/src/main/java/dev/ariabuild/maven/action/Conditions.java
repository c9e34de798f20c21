package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.maven.goal.GoalDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Settings with which a goal is beyond its description, or reads more than else. */
final class Conditions {
  private static final String EXISTS = "exists ";

  private Conditions() {}

  /**
   * Doubts if a parameter is set that makes the goal run, or holds an element that is not known.
   *
   * @param stands whether something is at the path that is the value of a parameter
   */
  static void check(
      GoalDescriptor goal, Map<String, ConfigNode> parameters, Predicate<Object> stands)
      throws Doubt {
    for (Map.Entry<String, String> entry : new TreeMap<>(goal.runWhen()).entrySet()) {
      if (applies(entry.getKey(), parameters, stands)) {
        throw new Doubt(Cause.VOLATILE_INPUT, entry.getKey() + ": " + entry.getValue());
      }
    }
    for (Map.Entry<String, Set<String>> entry : new TreeMap<>(goal.onlyChildren()).entrySet()) {
      for (ConfigNode node : find(parameters, entry.getKey().split("/"))) {
        for (ConfigNode child : node.children()) {
          if (!entry.getValue().contains(child.name())) {
            throw new Doubt(
                Cause.UNKNOWN_PARAMETER, child.name() + " in " + entry.getKey() + " is not known");
          }
        }
      }
    }
  }

  /**
   * Whether a condition holds, written as in the catalogue.
   *
   * @param stands whether something is at the path that is the value of a parameter
   */
  static boolean applies(
      String condition, Map<String, ConfigNode> parameters, Predicate<Object> stands) {
    if (!condition.startsWith(EXISTS)) {
      return applies(condition, parameters);
    }
    return find(parameters, condition.substring(EXISTS.length()).split("/")).stream()
        .map(ConfigNode::value)
        .anyMatch(value -> value != null && stands.test(value));
  }

  private static boolean applies(String condition, Map<String, ConfigNode> parameters) {
    String[] parts = condition.split("!?=", 2);
    if (condition.startsWith("!")) {
      return find(parameters, condition.substring(1).split("/")).stream()
          .noneMatch(Conditions::isSet);
    }
    boolean not = condition.contains("!=");
    return find(parameters, parts[0].split("/")).stream()
        .anyMatch(node -> parts.length == 1 ? isSet(node) : holds(node, parts[1]) != not);
  }

  /** Doubts if an output lies where outputs are not seen: outside the build directory. */
  static void checkPlace(ModuleContext module, Path output) throws Doubt {
    if (!output.startsWith(module.buildDir())) {
      throw new Doubt(
          Cause.ALWAYS_RUNS,
          "it writes " + module.name(output) + ", which is outside the build directory");
    }
  }

  /** The nodes at a path of names, of which {@code *} is any. */
  static List<ConfigNode> find(Map<String, ConfigNode> parameters, String[] path) {
    ConfigNode root = parameters.get(path[0]);
    List<ConfigNode> at = root == null ? List.of() : List.of(root);
    for (int i = 1; i < path.length; i++) {
      List<ConfigNode> below = new ArrayList<>();
      for (ConfigNode node : at) {
        for (ConfigNode child : node.children()) {
          if (child.name().equals(path[i]) || path[i].equals("*")) {
            below.add(child);
          }
        }
      }
      at = below;
    }
    return at;
  }

  private static boolean isSet(ConfigNode node) {
    if (!node.children().isEmpty()) {
      return true;
    }
    String text = node.value() == null ? "" : node.value().toString().trim();
    return !text.isEmpty() && !text.equals("[]") && !text.equalsIgnoreCase("false");
  }

  private static boolean holds(ConfigNode node, String value) {
    String text = node.value() == null ? "" : node.value().toString();
    return Arrays.stream(text.split(",")).anyMatch(part -> part.trim().equalsIgnoreCase(value));
  }
}
