package dev.ariabuild.aot.reach;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes that reachability metadata names: {@code reachability-metadata.json} and the older {@code
 * reflect-}, {@code jni-}, {@code proxy-}, {@code serialization-} and {@code
 * predefined-classes-config.json} below {@code META-INF/native-image}.
 */
final class Metadata {
  private Metadata() {}

  /**
   * A class that is used once another is reached.
   *
   * @param condition empty: always
   */
  record Use(String condition, String name) {}

  /** Whether a resource is such metadata. */
  static boolean is(String resource) {
    return resource.startsWith("META-INF/native-image/")
        && (resource.endsWith("-config.json") || resource.endsWith("reachability-metadata.json"));
  }

  /**
   * Every text in it, each taken for a class's name.
   *
   * @throws JsonParseException if it is no JSON
   */
  static List<Use> read(String json) {
    List<Use> uses = new ArrayList<>();
    collect(JsonParser.parseString(json), "", uses);
    return uses;
  }

  private static void collect(JsonElement element, String condition, List<Use> uses) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(item, condition, uses));
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      String own = condition(object);
      object
          .entrySet()
          .forEach(
              entry -> {
                if (!entry.getKey().equals("condition")) {
                  collect(entry.getValue(), own.isEmpty() ? condition : own, uses);
                }
              });
    } else if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
      for (String name : ClassNames.ofText(element.getAsString())) {
        uses.add(new Use(condition, name));
      }
    }
  }

  /** The type that must be reached for it to count, with {@code /}; empty: none. */
  static String condition(JsonObject object) {
    JsonElement condition = object.get("condition");
    if (condition == null || !condition.isJsonObject()) {
      return "";
    }
    for (String key : List.of("typeReached", "typeReachable")) {
      JsonElement type = condition.getAsJsonObject().get(key);
      if (type != null && type.isJsonPrimitive()) {
        return type.getAsString().replace('.', '/');
      }
    }
    return "";
  }
}
