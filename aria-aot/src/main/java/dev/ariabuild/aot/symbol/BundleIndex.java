package dev.ariabuild.aot.symbol;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a bundle says about the files that were published: for each its SHA-256, and where its
 * symbols are.
 *
 * @param name of the application
 * @param target such as {@code linux-x86_64}
 * @param files sorted by path
 */
public record BundleIndex(String name, String version, String target, List<File> files) {
  /** Where indexes lie in a bundle and on a server, each under its own id. */
  static final String FOLDER = "bundles/";

  private static final int SCHEMA = 1;

  public BundleIndex {
    files = files.stream().sorted(Comparator.comparing(File::path)).toList();
  }

  /**
   * A published jar or native file.
   *
   * @param path in the image
   * @param sha256 of the published bytes, in hexadecimal
   * @param size in bytes
   * @param id what its classes or its ELF note name: {@code aria-…} or a build id; empty: nothing
   * @param symbols path in the bundle; empty: there are none
   * @param note why there are none; empty if there are some
   */
  public record File(
      String path, String sha256, long size, String id, String symbols, String note) {}

  /** Digest of all else that the index says. */
  public String id() {
    byte[] text = json("").toString().getBytes(StandardCharsets.UTF_8);
    return Sha256.of(text, 0, text.length).substring(0, BuildId.DIGITS);
  }

  /** Its path in a bundle. */
  String path() {
    return FOLDER + id() + ".json";
  }

  byte[] text() {
    return (new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json(id()))
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private JsonObject json(String id) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("id", id);
    json.addProperty("name", name);
    json.addProperty("version", version);
    json.addProperty("target", target);
    JsonArray list = new JsonArray();
    for (File file : files) {
      JsonObject entry = new JsonObject();
      entry.addProperty("path", file.path);
      entry.addProperty("sha256", file.sha256);
      entry.addProperty("size", file.size);
      add(entry, "id", file.id);
      add(entry, "symbols", file.symbols);
      add(entry, "note", file.note);
      list.add(entry);
    }
    json.add("files", list);
    return json;
  }

  private static void add(JsonObject entry, String key, String value) {
    if (!value.isEmpty()) {
      entry.addProperty(key, value);
    }
  }

  /**
   * Reads an index.
   *
   * @throws IllegalArgumentException with the reason, if it is none or was changed
   */
  static BundleIndex of(byte[] text) {
    try {
      JsonObject json =
          JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
      if (json.get("schema").getAsInt() != SCHEMA) {
        throw new IllegalArgumentException(
            "its form is " + json.get("schema") + ", and this aria reads " + SCHEMA);
      }
      List<File> files = new ArrayList<>();
      for (JsonElement element : json.getAsJsonArray("files")) {
        JsonObject entry = element.getAsJsonObject();
        files.add(
            new File(
                entry.get("path").getAsString(),
                entry.get("sha256").getAsString(),
                entry.get("size").getAsLong(),
                text(entry, "id"),
                text(entry, "symbols"),
                text(entry, "note")));
      }
      BundleIndex index =
          new BundleIndex(text(json, "name"), text(json, "version"), text(json, "target"), files);
      if (!index.id().equals(text(json, "id"))) {
        throw new IllegalArgumentException("its index is not what its id says");
      }
      return index;
    } catch (IllegalStateException
        | NullPointerException
        | UnsupportedOperationException
        | com.google.gson.JsonParseException e) {
      throw new IllegalArgumentException("its index is no JSON of the form", e);
    }
  }

  private static String text(JsonObject json, String key) {
    return json.has(key) ? json.get(key).getAsString() : "";
  }
}
