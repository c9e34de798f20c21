package dev.ariabuild.maven.goal;

import dev.ariabuild.engine.config.TomlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
          "run-when",
          "only-children",
          "on-failure",
          "constructive",
          "no-failed-tests",
          "reports",
          "settles",
          "parameters",
          "files-above",
          "extras",
          "extras-when",
          "reads",
          "outputs");

  private static final Set<String> FILE_KEYS =
      Set.of("plugin", "versions", "parameters", "run-when", "goal");

  private GoalTables() {}

  /**
   * The goals of one catalogue file.
   *
   * @throws IllegalArgumentException naming line, key and what is allowed
   */
  public static PluginGoals file(TomlNode.Table file) {
    known(file, FILE_KEYS);
    return file(file, text(file, "plugin"), text(file, "versions"));
  }

  /**
   * The goals of the file that a plugin carries: it need not say of which plugin and version.
   *
   * @throws IllegalArgumentException naming line, key and what is allowed
   */
  public static PluginGoals own(TomlNode.Table file, String plugin) {
    known(file, FILE_KEYS);
    if (file.entries().containsKey("plugin") && !text(file, "plugin").equals(plugin)) {
      throw bad(file, "'plugin' is " + text(file, "plugin") + ", but it lies in " + plugin);
    }
    return file(file, plugin, "[0,)");
  }

  private static PluginGoals file(TomlNode.Table file, String plugin, String versions) {
    Map<String, Role> roles = roles(file.entries().get("parameters"));
    Map<String, String> runWhen = runWhen(file.entries().get("run-when"));
    Map<String, GoalDescriptor> goals = new HashMap<>();
    for (TomlNode node : items(file.entries().get("goal"))) {
      if (!(node instanceof TomlNode.Table goal)) {
        throw bad(node, node.describe() + " where a table [[goal]] is expected");
      }
      for (String name : names(goal)) {
        if (goals.put(name, goal(plugin, name, goal, roles, runWhen)) != null) {
          throw bad(goal, "goal '" + name + "' is described twice");
        }
      }
    }
    return new PluginGoals(plugin, versions, goals);
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
      goals.put(name, goal(plugin, name, table, Map.of(), Map.of()));
    }
    String versions = table.entries().containsKey("versions") ? text(table, "versions") : "[0,)";
    return new PluginGoals(plugin, versions, goals);
  }

  private static GoalDescriptor goal(
      String plugin,
      String name,
      TomlNode.Table table,
      Map<String, Role> sharedRoles,
      Map<String, String> sharedRunWhen) {
    known(table, KEYS);
    Map<String, Role> parameters = new LinkedHashMap<>(sharedRoles);
    parameters.putAll(roles(table.entries().get("parameters")));
    Map<String, String> runWhen = new HashMap<>(sharedRunWhen);
    runWhen.putAll(runWhen(table.entries().get("run-when")));
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
        Map.copyOf(runWhen),
        onlyChildren(table.entries().get("only-children")),
        onFailure.equals("roll-back"),
        flag(table, "constructive", true),
        flag(table, "no-failed-tests", false),
        flag(table, "settles", false),
        flag(table, "reports", false),
        Map.copyOf(parameters),
        texts(table.entries().get("files-above")),
        extras(table.entries().get("extras")),
        extrasWhen(table.entries().get("extras-when")),
        texts(table.entries().get("reads")),
        texts(table.entries().get("outputs")));
  }

  private static void known(TomlNode.Table table, Set<String> keys) {
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      if (!keys.contains(entry.getKey())) {
        String allowed = String.join(", ", new TreeSet<>(keys));
        throw bad(entry.getValue(), "unknown key '" + entry.getKey() + "'; allowed: " + allowed);
      }
    }
  }

  private static Map<String, Set<Extra>> extrasWhen(@Nullable TomlNode node) {
    Map<String, Set<Extra>> all = new HashMap<>();
    if (node instanceof TomlNode.Table table) {
      table.entries().forEach((condition, list) -> all.put(condition, extras(list)));
    } else if (node != null) {
      throw bad(node, "extras-when must be a table of condition = [\"extra\"]");
    }
    return Map.copyOf(all);
  }

  private static Set<Extra> extras(@Nullable TomlNode node) {
    Set<Extra> extras = new HashSet<>();
    for (String label : texts(node)) {
      try {
        extras.add(Extra.of(label));
      } catch (IllegalArgumentException e) {
        throw bad(Objects.requireNonNull(node), Objects.requireNonNull(e.getMessage()));
      }
    }
    return Set.copyOf(extras);
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
        try {
          roles.put(name, Role.of(text(table, name)));
        } catch (IllegalArgumentException e) {
          String message = Objects.requireNonNull(e.getMessage());
          throw message.startsWith("line ")
              ? e
              : bad(table.entries().get(name), name + " = " + message);
        }
      }
    } else if (node != null) {
      throw bad(node, "parameters must be a table of parameter = \"role\"");
    }
    return roles;
  }

  private static Map<String, String> runWhen(@Nullable TomlNode node) {
    Map<String, String> reasons = new HashMap<>();
    if (node instanceof TomlNode.Table table) {
      table.entries().keySet().forEach(name -> reasons.put(name, text(table, name)));
    } else if (node != null) {
      throw bad(node, "run-when must be a table of parameter = \"reason\"");
    }
    return Map.copyOf(reasons);
  }

  private static Map<String, Set<String>> onlyChildren(@Nullable TomlNode node) {
    Map<String, Set<String>> names = new HashMap<>();
    if (node instanceof TomlNode.Table table) {
      table.entries().forEach((name, list) -> names.put(name, Set.copyOf(texts(list))));
    } else if (node != null) {
      throw bad(node, "only-children must be a table of parameter = [\"name\", ...]");
    }
    return Map.copyOf(names);
  }

  private static Collection<TomlNode> items(@Nullable TomlNode node) {
    if (node == null) {
      return List.of();
    }
    if (node instanceof TomlNode.Array array) {
      return array.items();
    }
    throw bad(node, node.describe() + " where a list is expected");
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
    throw bad(node == null ? table : node, "'" + key + "' is missing or is no text");
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
