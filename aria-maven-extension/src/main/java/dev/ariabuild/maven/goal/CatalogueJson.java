package dev.ariabuild.maven.goal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The catalogue as it is shipped: a JSON file a plugin, made from the TOML files at build time
 * because a TOML parser would cost every build a quarter of a second.
 */
final class CatalogueJson {
  private CatalogueJson() {}

  static String write(PluginGoals plugin) {
    JsonObject goals = new JsonObject();
    for (Map.Entry<String, GoalDescriptor> entry : new TreeMap<>(plugin.goals()).entrySet()) {
      goals.add(entry.getKey(), goal(entry.getValue()));
    }
    JsonObject file = new JsonObject();
    file.addProperty("plugin", plugin.plugin());
    file.addProperty("versions", plugin.versions());
    file.add("goals", goals);
    return file.toString();
  }

  private static JsonObject goal(GoalDescriptor goal) {
    JsonObject json = new JsonObject();
    json.addProperty("goal", goal.goal());
    goal.always().ifPresent(why -> json.addProperty("always", why));
    json.add("skipWhen", array(new TreeSet<>(goal.skipWhen())));
    JsonObject runWhen = new JsonObject();
    new TreeMap<>(goal.runWhen()).forEach(runWhen::addProperty);
    json.add("runWhen", runWhen);
    JsonObject extrasWhen = new JsonObject();
    new TreeMap<>(goal.extrasWhen())
        .forEach(
            (condition, extras) ->
                extrasWhen.add(
                    condition, array(extras.stream().map(Enum::name).sorted().toList())));
    json.add("extrasWhen", extrasWhen);
    JsonObject onlyChildren = new JsonObject();
    new TreeMap<>(goal.onlyChildren())
        .forEach((name, allowed) -> onlyChildren.add(name, array(new TreeSet<>(allowed))));
    json.add("onlyChildren", onlyChildren);
    json.addProperty("rollBack", goal.rollBack());
    json.addProperty("constructive", goal.constructive());
    json.addProperty("noFailedTests", goal.noFailedTests());
    json.addProperty("settles", goal.settles());
    json.addProperty("reports", goal.reports());
    JsonObject parameters = new JsonObject();
    new TreeMap<>(goal.parameters())
        .forEach((name, role) -> parameters.addProperty(name, role.name()));
    json.add("parameters", parameters);
    json.add("filesAbove", array(goal.filesAbove()));
    json.add("extras", array(goal.extras().stream().map(Enum::name).sorted().toList()));
    json.add("reads", array(goal.reads()));
    json.add("outputs", array(goal.outputs()));
    return json;
  }

  private static JsonArray array(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  static PluginGoals read(Reader in) {
    JsonObject file = JsonParser.parseReader(in).getAsJsonObject();
    Map<String, GoalDescriptor> goals = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : file.getAsJsonObject("goals").entrySet()) {
      goals.put(entry.getKey(), goal(entry.getValue().getAsJsonObject()));
    }
    return new PluginGoals(
        file.get("plugin").getAsString(), file.get("versions").getAsString(), goals);
  }

  private static GoalDescriptor goal(JsonObject json) {
    Map<String, Role> parameters = new LinkedHashMap<>();
    json.getAsJsonObject("parameters")
        .entrySet()
        .forEach(e -> parameters.put(e.getKey(), Role.valueOf(e.getValue().getAsString())));
    Map<String, String> runWhen = new HashMap<>();
    json.getAsJsonObject("runWhen")
        .entrySet()
        .forEach(e -> runWhen.put(e.getKey(), e.getValue().getAsString()));
    JsonObject children = json.getAsJsonObject("onlyChildren");
    Map<String, Set<String>> onlyChildren = new HashMap<>();
    children.keySet().forEach(name -> onlyChildren.put(name, Set.copyOf(texts(children, name))));
    Set<Extra> extras = new HashSet<>();
    texts(json, "extras").forEach(name -> extras.add(Extra.valueOf(name)));
    return new GoalDescriptor(
        json.get("goal").getAsString(),
        json.has("always") ? Optional.of(json.get("always").getAsString()) : Optional.empty(),
        Set.copyOf(texts(json, "skipWhen")),
        Map.copyOf(runWhen),
        Map.copyOf(onlyChildren),
        json.get("rollBack").getAsBoolean(),
        json.get("constructive").getAsBoolean(),
        json.get("noFailedTests").getAsBoolean(),
        json.get("settles").getAsBoolean(),
        json.get("reports").getAsBoolean(),
        Map.copyOf(parameters),
        texts(json, "filesAbove"),
        Set.copyOf(extras),
        extrasWhen(json.getAsJsonObject("extrasWhen")),
        texts(json, "reads"),
        texts(json, "outputs"));
  }

  private static List<String> texts(JsonObject json, String key) {
    return json.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }

  private static Map<String, Set<Extra>> extrasWhen(JsonObject json) {
    Map<String, Set<Extra>> all = new HashMap<>();
    for (String condition : json.keySet()) {
      Set<Extra> extras = new HashSet<>();
      texts(json, condition).forEach(name -> extras.add(Extra.valueOf(name)));
      all.put(condition, Set.copyOf(extras));
    }
    return Map.copyOf(all);
  }
}
