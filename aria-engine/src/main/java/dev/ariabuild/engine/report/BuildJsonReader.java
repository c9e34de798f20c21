package dev.ariabuild.engine.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of a build record; fields it does not know are passed over. */
final class BuildJsonReader {
  private BuildJsonReader() {}

  /** A missing field, a wrong type or an unknown word. */
  private static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  static Optional<BuildRecord> read(Reader in) {
    try {
      JsonObject root = object(JsonParser.parseReader(in));
      return number(root, "schema") == BuildRecord.SCHEMA
          ? Optional.of(build(root))
          : Optional.empty();
    } catch (JsonParseException | IllegalArgumentException | Malformed damaged) {
      return Optional.empty();
    }
  }

  private static BuildRecord build(JsonObject json) {
    return new BuildRecord(
        text(json, "aria"),
        text(json, "profile"),
        texts(json, "goals"),
        flag(json, "success"),
        number(json, "durationMs"),
        list(json, "modules", each -> module(object(each))),
        cache(object(field(json, "cache"))),
        list(json, "notices", each -> notice(object(each))));
  }

  private static CacheFigures cache(JsonObject json) {
    JsonElement remote = json.get("remote"); // records of before there was one lack it
    return new CacheFigures(
        list(json, "layers", each -> layer(object(each))),
        remote == null ? RemoteUse.NONE : remote(object(remote)));
  }

  private static RemoteUse remote(JsonObject json) {
    return new RemoteUse(
        number(json, "requests"),
        number(json, "failures"),
        number(json, "refused"),
        number(json, "downloadedBytes"),
        number(json, "uploads"),
        number(json, "uploadedBytes"),
        number(json, "dropped"),
        number(json, "waitedMs"));
  }

  private static ModuleRecord module(JsonObject json) {
    String id = text(json, "id");
    int colon = id.indexOf(':');
    if (colon < 0) {
      throw new Malformed("not a module id: " + id);
    }
    return new ModuleRecord(
        new ModuleId(id.substring(0, colon), id.substring(colon + 1)),
        text(json, "dir"),
        word(Outcome.class, text(json, "outcome")),
        json.has("whole") && flag(json, "whole"),
        list(json, "actions", each -> action(object(each))));
  }

  private static ActionRecord action(JsonObject json) {
    String from = optionalText(json, "from");
    return new ActionRecord(
        text(json, "goal"),
        text(json, "execution"),
        text(json, "phase"),
        word(Outcome.class, text(json, "outcome")),
        from == null ? null : word(Origin.class, from),
        flag(json, "cutoff"),
        word(Cause.class, text(json, "cause")),
        text(json, "reason"),
        texts(json, "changed").stream().map(Change::parse).toList(),
        texts(json, "compiled"),
        json.has("because") ? texts(json, "because") : List.of(),
        number(json, "durationMs"),
        optionalText(json, "key"));
  }

  private static CacheFigures.Layer layer(JsonObject json) {
    return new CacheFigures.Layer(
        word(Origin.class, text(json, "layer")),
        number(json, "hits"),
        number(json, "misses"),
        number(json, "stores"),
        number(json, "damaged"),
        number(json, "broken"),
        number(json, "storedBytes"));
  }

  private static Notice notice(JsonObject json) {
    return new Notice(word(Notice.Level.class, text(json, "level")), text(json, "text"));
  }

  private static JsonElement field(JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value == null) {
      throw new Malformed("no field " + name);
    }
    return value;
  }

  private static JsonObject object(JsonElement json) {
    if (json instanceof JsonObject object) {
      return object;
    }
    throw new Malformed("not an object");
  }

  private static <T> List<T> list(JsonObject json, String name, Function<JsonElement, T> element) {
    if (!(field(json, name) instanceof JsonArray array)) {
      throw new Malformed("not an array: " + name);
    }
    List<T> values = new ArrayList<>(array.size());
    array.forEach(each -> values.add(element.apply(each)));
    return values;
  }

  private static List<String> texts(JsonObject json, String name) {
    return list(json, name, BuildJsonReader::text);
  }

  private static String text(JsonObject json, String name) {
    return text(field(json, name));
  }

  private static @Nullable String optionalText(JsonObject json, String name) {
    return json.has(name) ? text(json, name) : null;
  }

  private static String text(JsonElement json) {
    if (json.isJsonPrimitive() && json.getAsJsonPrimitive().isString()) {
      return json.getAsString();
    }
    throw new Malformed("not a string");
  }

  private static long number(JsonObject json, String name) {
    JsonElement value = field(json, name);
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      return Long.parseLong(value.getAsString());
    }
    throw new Malformed("not a number: " + name);
  }

  private static boolean flag(JsonObject json, String name) {
    JsonElement value = field(json, name);
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
      return value.getAsBoolean();
    }
    throw new Malformed("not a boolean: " + name);
  }

  private static <E extends Enum<E>> E word(Class<E> type, String label) {
    return Enum.valueOf(type, label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
