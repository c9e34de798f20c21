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

/** Settings with which a goal is beyond its description. */
final class Conditions {
  private Conditions() {}

  /**
   * Doubts if a parameter is set that makes the goal run, or holds an element that is not known.
   */
  static void check(GoalDescriptor goal, Map<String, ConfigNode> parameters) throws Doubt {
    for (Map.Entry<String, String> entry : new TreeMap<>(goal.runWhen()).entrySet()) {
      String[] condition = entry.getKey().split("!?=", 2);
      boolean not = entry.getKey().contains("!=");
      for (ConfigNode node : find(parameters, condition[0].split("/"))) {
        if (condition.length == 1 ? isSet(node) : holds(node, condition[1]) != not) {
          throw new Doubt(Cause.VOLATILE_INPUT, condition[0] + ": " + entry.getValue());
        }
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

  /** Doubts if an output lies where outputs are not seen: outside the build directory. */
  static void checkPlace(ModuleContext module, Path output) throws Doubt {
    if (!output.startsWith(module.buildDir())) {
      throw new Doubt(
          Cause.UNKNOWN_PARAMETER,
          "it writes " + module.name(output) + ", which is outside the build directory");
    }
  }

  private static List<ConfigNode> find(Map<String, ConfigNode> parameters, String[] path) {
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
