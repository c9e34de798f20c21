package dev.ariabuild.maven.goal;

import dev.ariabuild.engine.config.TomlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads goal descriptions from parsed TOML: a catalogue file (one plugin, shared {@code
 * [parameters]}, {@code [[goal]]} tables) or the {@code [[goal]]} tables of an aria.toml, each of
 * which names its plugin. The format is documented in docs/goal-catalogue.md.
 */
public final class GoalTables {
  private static final Set<String> KEYS =
      Set.of(
          "plugin",
          "versions",
          "name",
          "names",
          "always",
          "skip-when",
          "on-failure",
          "constructive",
          "no-failed-tests",
          "parameters",
          "extras",
          "outputs");

  private GoalTables() {}

  /**
   * The goals of one catalogue file.
   *
   * @throws IllegalArgumentException naming line, key and what is allowed
   */
  public static PluginGoals file(TomlNode.Table file) {
    Map<String, Role> shared = roles(file.entries().get("parameters"));
    Map<String, GoalDescriptor> goals = new HashMap<>();
    String plugin = text(file, "plugin");
    for (TomlNode goal : items(file.entries().get("goal"))) {
      for (String name : names((TomlNode.Table) goal)) {
        if (goals.put(name, goal(plugin, name, (TomlNode.Table) goal, shared)) != null) {
          throw bad(goal, "goal '" + name + "' is described twice");
        }
      }
    }
    return new PluginGoals(plugin, text(file, "versions"), goals);
  }

  /**
   * One {@code [[goal]]} of an aria.toml.
   *
   * @throws IllegalArgumentException naming line, key and what is allowed
   */
  public static PluginGoals table(TomlNode.Table table) {
    Map<String, GoalDescriptor> goals = new HashMap<>();
    String plugin = text(table, "plugin");
    for (String name : names(table)) {
      goals.put(name, goal(plugin, name, table, Map.of()));
    }
    String versions = table.entries().containsKey("versions") ? text(table, "versions") : "[0,)";
    return new PluginGoals(plugin, versions, goals);
  }

  private static GoalDescriptor goal(
      String plugin, String name, TomlNode.Table table, Map<String, Role> shared) {
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        throw bad(
            entry.getValue(),
            "unknown key '" + entry.getKey() + "'; allowed: " + new TreeSet<>(KEYS));
      }
    }
    Map<String, Role> parameters = new LinkedHashMap<>(shared);
    parameters.putAll(roles(table.entries().get("parameters")));
    Set<Extra> extras = new HashSet<>();
    for (String label : texts(table.entries().get("extras"))) {
      extras.add(Extra.of(label));
    }
    String onFailure =
        table.entries().containsKey("on-failure") ? text(table, "on-failure") : "keep";
    if (!Set.of("keep", "roll-back").contains(onFailure)) {
      throw bad(table, "on-failure = '" + onFailure + "'; allowed: keep, roll-back");
    }
    return new GoalDescriptor(
        plugin.substring(plugin.indexOf(':') + 1) + ":" + name,
        table.entries().containsKey("always")
            ? Optional.of(text(table, "always"))
            : Optional.empty(),
        Set.copyOf(texts(table.entries().get("skip-when"))),
        onFailure.equals("roll-back"),
        flag(table, "constructive", true),
        flag(table, "no-failed-tests", false),
        Map.copyOf(parameters),
        Set.copyOf(extras),
        texts(table.entries().get("outputs")));
  }

  private static List<String> names(TomlNode.Table table) {
    return table.entries().containsKey("names")
        ? texts(table.entries().get("names"))
        : List.of(text(table, "name"));
  }

  private static Map<String, Role> roles(@Nullable TomlNode node) {
    Map<String, Role> roles = new LinkedHashMap<>();
    if (node instanceof TomlNode.Table table) {
      for (String name : table.entries().keySet()) {
        roles.put(name, Role.of(text(table, name)));
      }
    } else if (node != null) {
      throw bad(node, "parameters must be a table of parameter = \"role\"");
    }
    return roles;
  }

  private static Collection<TomlNode> items(@Nullable TomlNode node) {
    return node instanceof TomlNode.Array array ? array.items() : List.of();
  }

  private static List<String> texts(@Nullable TomlNode node) {
    List<String> texts = new ArrayList<>();
    for (TomlNode item : items(node)) {
      if (item instanceof TomlNode.Scalar scalar && scalar.value() instanceof String text) {
        texts.add(text);
      } else {
        throw bad(item, item.describe() + " where a text is expected");
      }
    }
    return texts;
  }

  private static String text(TomlNode.Table table, String key) {
    TomlNode node = table.entries().get(key);
    if (node instanceof TomlNode.Scalar scalar && scalar.value() instanceof String text) {
      return text;
    }
    throw bad(table, "'" + key + "' is missing or is no text");
  }

  private static boolean flag(TomlNode.Table table, String key, boolean otherwise) {
    TomlNode node = table.entries().get(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof TomlNode.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    throw bad(node, "'" + key + "' must be true or false");
  }

  private static IllegalArgumentException bad(TomlNode where, String what) {
    return new IllegalArgumentException("line " + where.line() + ": " + what);
  }
}
