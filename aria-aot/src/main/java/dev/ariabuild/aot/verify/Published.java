package dev.ariabuild.aot.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says was published.
 *
 * @param folder such as {@code target/aria/release}
 * @param files SHA-256 by path in the image, of what is reproducible; links as {@code -> target}
 * @param caches SHA-256 by path in the image, of the rest
 * @param sources SHA-256 of each jar before it was stripped, by path in the image
 * @param beside SHA-256 by name of archives, bill of materials, provenance, symbols
 * @param archives whether each holds a cache, by name
 * @param symbols name of the symbol bundle
 * @param mayDrop whether whole-program reduction dropped classes
 * @param isNative whether it is one native program, without jars
 */
public record Published(
    Path folder,
    String profile,
    String mainClass,
    String name,
    SortedMap<String, String> files,
    SortedMap<String, String> caches,
    Map<String, String> sources,
    SortedMap<String, String> beside,
    SortedMap<String, Boolean> archives,
    Optional<String> symbols,
    boolean mayDrop,
    boolean isNative) {

  Path image() {
    return folder.resolve("image");
  }

  public Path launcher() {
    return image().resolve("bin").resolve(name);
  }

  public static Published read(Path folder) throws IOException, AotException {
    Path file = folder.resolve("manifest.json");
    if (!Files.isRegularFile(file)) {
      throw AotProblem.NO_IMAGE.with(folder);
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      Map<String, String> sources = new LinkedHashMap<>();
      for (JsonElement jar : json.getAsJsonArray("jars")) {
        sources.put(text(jar, "path"), text(jar, "sourceSha256"));
      }
      SortedMap<String, String> beside = new TreeMap<>();
      SortedMap<String, Boolean> archives = new TreeMap<>();
      for (JsonElement archive : json.getAsJsonArray("archives")) {
        beside.put(text(archive, "path"), text(archive, "sha256"));
        archives.put(
            text(archive, "path"), archive.getAsJsonObject().get("holdsCache").getAsBoolean());
      }
      for (String other : List.of("sbom", "provenance", "symbols")) {
        @Nullable JsonElement entry = json.get(other);
        if (entry != null) {
          beside.put(text(entry, "path"), text(entry, "sha256"));
        }
      }
      return new Published(
          folder,
          text(json, "profile"),
          text(json, "mainClass"),
          text(json, "name"),
          digests(json.getAsJsonArray("files")),
          digests(json.getAsJsonArray("caches")),
          sources,
          beside,
          archives,
          json.has("symbols") ? Optional.of(text(json.get("symbols"), "path")) : Optional.empty(),
          text(json.get("features"), "lto").equals("fat"),
          json.getAsJsonObject("features").has("backend")
              && text(json.get("features"), "backend").equals("native-image"));
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw AotProblem.BAD_MANIFEST.with(file, "it is damaged or of another version");
    }
  }

  private static SortedMap<String, String> digests(JsonArray entries) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (JsonElement entry : entries) {
      digests.put(
          text(entry, "path"),
          entry.getAsJsonObject().has("link")
              ? "-> " + text(entry, "link")
              : text(entry, "sha256"));
    }
    return digests;
  }

  private static String text(JsonElement json, String key) {
    return json.getAsJsonObject().get(key).getAsString();
  }
}
