package dev.ariabuild.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/build-json.md and the writer together. */
class BuildJsonDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/build-json.md");

  private record Field(String type, boolean always) {}

  /** First cells, without back quotes, to whole rows of the table under this heading. */
  private static Map<String, List<String>> table(String heading) throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    boolean inside = false;
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("## ")) {
        inside = line.equals("## " + heading);
      } else if (inside && line.startsWith("| `")) {
        List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| "));
        String name = cells.get(0).replace("`", "");
        assertEquals(null, rows.put(name, cells), name + " stands there twice");
      }
    }
    return rows;
  }

  /** Every path in a JSON text, with its type and how many objects above it have it. */
  private static void collect(
      String path, JsonElement json, Map<String, String> types, Map<String, Integer> counts) {
    if (json.isJsonObject()) {
      counts.merge(path, 1, Integer::sum);
      json.getAsJsonObject()
          .entrySet()
          .forEach(
              field -> {
                String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                types.put(below, type(field.getValue(), types.get(below)));
                counts.merge("has " + below, 1, Integer::sum);
                collect(below, field.getValue(), types, counts);
              });
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(each -> collect(path + "[]", each, types, counts));
    }
  }

  private static String type(JsonElement json, String known) {
    if (json.isJsonObject()) {
      return "object";
    } else if (json.isJsonArray()) {
      boolean strings = !json.getAsJsonArray().isEmpty();
      for (JsonElement each : json.getAsJsonArray()) {
        strings &= each.isJsonPrimitive();
      }
      return strings || "array of string".equals(known) ? "array of string" : "array";
    } else if (json.getAsJsonPrimitive().isNumber()) {
      return "integer";
    }
    return json.getAsJsonPrimitive().isBoolean() ? "boolean" : "string";
  }

  @Test
  void everyFieldWrittenIsDocumentedAndTheOtherWayRound() throws IOException {
    StringWriter out = new StringWriter();
    BuildJson.write(Samples.edit(), out);
    Map<String, String> types = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    collect("", JsonParser.parseString(out.toString()), types, counts);
    Map<String, Field> written = new TreeMap<>();
    types.forEach(
        (path, type) -> {
          String parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
          written.put(path, new Field(type, counts.get("has " + path).equals(counts.get(parent))));
        });
    Map<String, Field> documented = new TreeMap<>();
    table("Fields")
        .forEach(
            (path, cells) ->
                documented.put(path, new Field(cells.get(1), cells.get(2).equals("yes"))));
    assertEquals(String.join("\n", lines(documented)), String.join("\n", lines(written)));
    assertTrue(written.size() > 30);
  }

  private static Set<String> lines(Map<String, Field> fields) {
    Set<String> lines = new TreeSet<>();
    fields.forEach((path, field) -> lines.add(path + " " + field));
    return lines;
  }

  @Test
  void everyCauseIsDocumentedWithItsSentence() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    table("Causes").forEach((label, cells) -> documented.put(label, cells.get(1)));
    Map<String, String> known = new LinkedHashMap<>();
    for (Cause cause : Cause.values()) {
      known.put(cause.label(), cause.sentence());
    }
    assertEquals(known, documented);
  }

  @Test
  void everyOutcomeIsDocumented() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Outcome outcome : Outcome.values()) {
      known.add(outcome.label());
    }
    assertEquals(known, new TreeSet<>(table("Outcomes").keySet()));
  }

  @Test
  void theDocumentNamesTheCurrentSchema() throws IOException {
    assertTrue(table("Fields").get("schema").get(3).contains("`" + BuildRecord.SCHEMA + "`"));
  }
}
