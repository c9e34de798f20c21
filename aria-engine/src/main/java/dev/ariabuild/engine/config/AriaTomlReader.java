package dev.ariabuild.engine.config;

import dev.ariabuild.engine.config.TomlNode.Array;
import dev.ariabuild.engine.config.TomlNode.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks parsed TOML against {@link Schema}; the first thing that is wrong ends it. */
final class AriaTomlReader {
  private static final List<String> SECTIONS =
      List.of("build", "cache", "profile", "features", "goal", "target");
  private static final Map<String, Section> CACHE_TABLES = Section.CACHE.tables();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Pattern TRIPLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
  private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+|\\*");

  private final String file;

  private AriaTomlReader(String file) {
    this.file = file;
  }

  /**
   * Checks a whole file.
   *
   * @param file its name, for messages and sources
   */
  static AriaToml read(String file, Table root) throws ConfigException {
    return new AriaTomlReader(file).read(root);
  }

  private AriaToml read(Table root) throws ConfigException {
    List<Value<?>> values = new ArrayList<>();
    Map<String, ProfileDefinition> profiles = new LinkedHashMap<>();
    Map<String, List<String>> features = new LinkedHashMap<>();
    int featuresLine = 0;
    Map<String, Values> targets = new LinkedHashMap<>();
    List<GoalTable> goals = new ArrayList<>();
    for (Map.Entry<String, TomlNode> entry : root.entries().entrySet()) {
      String name = entry.getKey();
      TomlNode node = entry.getValue();
      switch (name) {
        case "build" -> section(Section.BUILD, "[build]", table("[build]", node), values);
        case "cache" -> cache(table("[cache]", node), values);
        case "profile" -> profiles(table("[profile]", node), profiles);
        case "features" -> {
          featuresLine = node.line();
          features(table("[features]", node), features);
        }
        case "target" -> targets(table("[target]", node), targets);
        case "goal" -> goals(node, goals);
        default ->
            throw new ConfigException(
                "%s: unknown section or key \"%s\"; allowed sections: %s%s"
                    .formatted(
                        place(node),
                        name,
                        String.join(", ", SECTIONS),
                        Nearest.hint(name, SECTIONS)));
      }
    }
    return new AriaToml(file, Values.of(values), profiles, features, featuresLine, targets, goals);
  }

  private void cache(Table cache, List<Value<?>> values) throws ConfigException {
    Map<String, TomlNode> plain = new LinkedHashMap<>(cache.entries());
    for (Map.Entry<String, Section> below : CACHE_TABLES.entrySet()) {
      TomlNode node = plain.remove(below.getKey());
      if (node != null) {
        String label = "[cache." + below.getKey() + "]";
        section(below.getValue(), label, table(label, node), values);
      }
    }
    List<Key<?>> keys = Schema.keys(Section.CACHE);
    Table own = new Table(plain, cache.line());
    keys(keys, CACHE_TABLES.keySet(), "[cache]", "", own, values);
  }

  private void profiles(Table table, Map<String, ProfileDefinition> profiles)
      throws ConfigException {
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      String name = entry.getKey();
      String label = "[profile." + name + "]";
      if (!NAME.matcher(name).matches()) {
        throw new ConfigException(
            "%s: %s: a profile's name may have letters, digits, - and _, at most 64"
                .formatted(place(entry.getValue()), label));
      }
      profiles.put(name, profile(name, label, table(label, entry.getValue())));
    }
  }

  private ProfileDefinition profile(String name, String label, Table table) throws ConfigException {
    Map<String, TomlNode> plain = new LinkedHashMap<>(table.entries());
    TomlNode packageNode = plain.remove("package");
    List<Value<?>> values = new ArrayList<>();
    Table own = new Table(plain, table.line());
    keys(Schema.keys(Section.PROFILE), List.of("package"), label, "", own, values);
    Optional<Value<String>> inherits = Values.of(values).find(ProfileKeys.INHERITS);
    values.removeIf(value -> value.key() == ProfileKeys.INHERITS);
    Map<String, Values> packages =
        packageNode == null
            ? Map.of()
            : packages(name, table("[profile." + name + ".package]", packageNode));
    return new ProfileDefinition(
        name, file + ":" + table.line(), "your own", inherits, Values.of(values), packages);
  }

  private Map<String, Values> packages(String profile, Table table) throws ConfigException {
    List<Key<?>> keys = Schema.profileKeys().stream().filter(Key::perPackage).toList();
    Map<String, Values> packages = new LinkedHashMap<>();
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      String label = "[profile.%s.package.\"%s\"]".formatted(profile, entry.getKey());
      if (!COORDINATES.matcher(entry.getKey()).matches()) {
        throw new ConfigException(
            "%s: %s: expected \"groupId:artifactId\" or \"*\""
                .formatted(place(entry.getValue()), label));
      }
      List<Value<?>> values = new ArrayList<>();
      keys(keys, List.of(), label, "", table(label, entry.getValue()), values);
      packages.put(entry.getKey(), Values.of(values));
    }
    return packages;
  }

  private void features(Table table, Map<String, List<String>> features) throws ConfigException {
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      String place = place(entry.getValue()) + ": [features] " + entry.getKey();
      features.put(entry.getKey(), ValueType.LIST.read(place, entry.getValue()));
    }
  }

  private void targets(Table table, Map<String, Values> targets) throws ConfigException {
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      String label = "[target." + entry.getKey() + "]";
      if (!TRIPLE.matcher(entry.getKey()).matches()) {
        throw new ConfigException(
            "%s: %s: expected a platform such as x86_64-unknown-linux-gnu"
                .formatted(place(entry.getValue()), label));
      }
      List<Value<?>> values = new ArrayList<>();
      section(Section.TARGET, label, table(label, entry.getValue()), values);
      targets.put(entry.getKey(), Values.of(values));
    }
  }

  private void goals(TomlNode node, List<GoalTable> goals) throws ConfigException {
    if (!(node instanceof Array array)) {
      throw new ConfigException(
          place(node)
              + ": goal: expected tables, each under [[goal]], but found "
              + node.describe());
    }
    for (TomlNode item : array.items()) {
      goals.add(new GoalTable(file, table("[[goal]]", item)));
    }
  }

  private void section(Section section, String label, Table table, List<Value<?>> values)
      throws ConfigException {
    keys(Schema.keys(section), List.of(), label, "", table, values);
  }

  /** Reads the keys of one table; a table below it that is part of a key's name is entered. */
  private void keys(
      List<Key<?>> keys,
      Collection<String> alsoAllowed,
      String label,
      String prefix,
      Table table,
      List<Value<?>> values)
      throws ConfigException {
    for (Map.Entry<String, TomlNode> entry : table.entries().entrySet()) {
      String name = prefix + entry.getKey();
      TomlNode node = entry.getValue();
      Optional<Key<?>> key = keys.stream().filter(k -> k.name().equals(name)).findFirst();
      if (key.isPresent()) {
        values.add(value(key.get(), label + " " + entry.getKey(), node));
      } else if (keys.stream().anyMatch(k -> k.name().startsWith(name + "."))) {
        String below = label.substring(0, label.length() - 1) + "." + entry.getKey() + "]";
        keys(keys, List.of(), below, name + ".", table(below, node), values);
      } else {
        throw unknown(keys, alsoAllowed, label, prefix, entry.getKey(), node);
      }
    }
  }

  private <T> Value<T> value(Key<T> key, String written, TomlNode node) throws ConfigException {
    T value = key.type().read(place(node) + ": " + written, node);
    return new Value<>(key, value, new Source.File(file, node.line(), written));
  }

  private ConfigException unknown(
      List<Key<?>> keys,
      Collection<String> alsoAllowed,
      String label,
      String prefix,
      String name,
      TomlNode node) {
    Set<String> allowed = new LinkedHashSet<>();
    for (Key<?> key : keys) {
      if (key.name().startsWith(prefix)) {
        String rest = key.name().substring(prefix.length());
        allowed.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
      }
    }
    allowed.addAll(alsoAllowed);
    boolean elsewhere = Schema.profileKeys().stream().anyMatch(key -> key.name().equals(name));
    return new ConfigException(
        "%s: %s \"%s\" in %s; allowed keys: %s%s"
            .formatted(
                place(node),
                elsewhere ? "misplaced profile key" : "unknown key",
                name,
                label,
                String.join(", ", allowed),
                Nearest.hint(name, allowed)));
  }

  private Table table(String label, TomlNode node) throws ConfigException {
    if (node instanceof Table table) {
      return table;
    }
    throw new ConfigException(
        place(node) + ": " + label + ": expected a table, but found " + node.describe());
  }

  private String place(TomlNode node) {
    return file + ":" + node.line();
  }
}
