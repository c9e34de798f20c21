package dev.ariabuild.maven.plugin.effect;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.ariabuild.java.effect.Effect;
import dev.ariabuild.java.effect.Effects;
import dev.ariabuild.java.effect.Effects.Step;
import dev.ariabuild.java.effect.Facts;
import dev.ariabuild.java.effect.Site;
import dev.ariabuild.java.effect.World.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Effects by module, package, class and method, each with the way to where it begins: as JSON, and
 * as a page that loads nothing from elsewhere. Of dependencies only sums are told.
 */
public final class Report {
  private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().create();
  private static final Gson GSON = new GsonBuilder().create();
  private static final int SCHEMA = 1;

  private final Analysis analysis;
  private final List<Place> places;
  private final String profile;
  private final Texts texts;

  /** A report of all that was found. */
  public Report(Analysis analysis, List<Place> places, String profile) {
    this.analysis = analysis;
    this.places = places;
    this.profile = profile;
    this.texts = new Texts(analysis.effects().world());
  }

  /** How many methods of each part have each effect; parts in the order of the class path. */
  public Map<Part, Map<Effect, Integer>> sums() {
    Map<Part, Map<Effect, Integer>> sums = new LinkedHashMap<>();
    analysis.parts().forEach(part -> sums.put(part, new EnumMap<>(Effect.class)));
    Effects effects = analysis.effects();
    for (Facts type : effects.world().classes()) {
      Map<Effect, Integer> sum = sums.get(effects.world().part(type.name()));
      for (Facts.Method method : type.methods()) {
        if (sum != null) {
          effects.of(type.name(), method.signature()).forEach(e -> sum.merge(e, 1, Integer::sum));
        }
      }
    }
    return sums;
  }

  /** The whole as JSON; equal analyses give equal texts. */
  public String json() {
    return PRETTY.toJson(data()) + "\n";
  }

  /** The page. */
  public String page() throws IOException {
    try (InputStream in = Report.class.getResourceAsStream("effects.html")) {
      if (in == null) {
        throw new IOException("effects.html is missing in the jar of aria-maven-plugin");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          // gson writes < as an escape, so no text can end the script
          .replace("@DATA@", GSON.toJson(data()));
    }
  }

  private JsonObject data() {
    JsonObject data = new JsonObject();
    data.addProperty("schema", SCHEMA);
    data.addProperty("profile", profile);
    JsonObject labels = new JsonObject();
    for (Effect effect : Effect.values()) {
      labels.addProperty(effect.text(), effect.label());
    }
    data.add("effects", labels);
    JsonArray modules = new JsonArray();
    sums()
        .forEach(
            (part, sum) -> {
              JsonObject module = new JsonObject();
              module.addProperty("id", part.label());
              module.addProperty("own", part.own());
              JsonObject counts = new JsonObject();
              sum.forEach((effect, count) -> counts.addProperty(effect.text(), count));
              module.add("methods", counts);
              if (part.own()) {
                module.add("classes", classes(part));
              }
              modules.add(module);
            });
    data.add("modules", modules);
    JsonArray found = new JsonArray();
    places.forEach(place -> found.add(json(place)));
    data.add("places", found);
    return data;
  }

  private JsonObject json(Place place) {
    Site site = place.site();
    JsonObject json = new JsonObject();
    json.addProperty("module", place.part().label());
    json.addProperty("at", texts.at(site.owner(), site.method(), site.line()));
    json.addProperty("effect", site.effect().text());
    json.addProperty("member", site.member());
    json.addProperty("described", place.described());
    json.add("way", array(texts.way(place.way(), site)));
    return json;
  }

  private JsonArray classes(Part part) {
    JsonArray classes = new JsonArray();
    Effects effects = analysis.effects();
    for (Facts type : effects.world().classes()) {
      if (!effects.world().part(type.name()).equals(part)) {
        continue;
      }
      JsonArray methods = new JsonArray();
      for (Facts.Method method : type.methods()) {
        Set<Effect> all = effects.of(type.name(), method.signature());
        if (!all.isEmpty()) {
          JsonObject json = new JsonObject();
          json.addProperty("name", Texts.signature(method.signature()));
          JsonObject ways = new JsonObject();
          all.forEach(effect -> ways.add(effect.text(), array(way(type.name(), method, effect))));
          json.add("effects", ways);
          methods.add(json);
        }
      }
      if (!methods.isEmpty()) {
        JsonObject json = new JsonObject();
        json.addProperty("name", type.name().replace('/', '.'));
        json.add("methods", methods);
        classes.add(json);
      }
    }
    return classes;
  }

  private List<String> way(String owner, Facts.Method method, Effect effect) {
    List<Step> way = analysis.effects().way(owner, method.signature(), effect);
    Step last = way.get(way.size() - 1);
    Site site =
        analysis.effects().sites(last.owner(), last.method()).stream()
            .filter(each -> each.effect() == effect)
            .findFirst()
            .orElseThrow();
    return texts.way(way, site);
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
