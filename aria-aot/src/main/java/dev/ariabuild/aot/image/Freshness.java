package dev.ariabuild.aot.image;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.ArchiveKind;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was published is still what the same request would give. Files are compared by size,
 * times (that of the inode's last change too, which nobody can set) and identity; no content is
 * read. In doubt the answer is no.
 */
final class Freshness {
  private static final String FORM = "image-1";
  private static final String FILE = ".aria-image.json";
  private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,mode";

  private final ImageRequest request;

  Freshness(ImageRequest request) {
    this.request = request;
  }

  /** The result of the last build, if nothing that it read or wrote has changed. */
  Optional<ImageResult> lastResult() {
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file())).getAsJsonObject();
      if (!json.get("inputs").getAsString().equals(inputs().hex())) {
        return Optional.empty();
      }
      List<String> names = new ArrayList<>();
      json.get("outputs").getAsJsonArray().forEach(name -> names.add(name.getAsString()));
      return json.get("state").getAsString().equals(state(names).hex())
          ? Optional.of(result(json.get("result").getAsJsonObject()))
          : Optional.empty();
    } catch (IOException | RuntimeException absentOrDamaged) {
      return Optional.empty();
    }
  }

  /** Before anything is written: what is there counts no more. */
  void forget() throws IOException {
    Files.deleteIfExists(file());
  }

  /** Remembers a result and the state of everything below the output folder. */
  void remember(ImageResult result) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : Tree.files(request.output())) {
      names.add(Tree.name(request.output(), file));
    }
    JsonObject json = new JsonObject();
    try {
      json.addProperty("inputs", inputs().hex());
      json.addProperty("state", state(names).hex());
    } catch (UnsupportedOperationException | IllegalArgumentException noSuchFileSystem) {
      return;
    }
    JsonArray outputs = new JsonArray();
    names.forEach(outputs::add);
    json.add("outputs", outputs);
    json.add("result", json(result));
    Files.writeString(file(), new Gson().toJson(json));
  }

  private Path file() {
    return request.output().resolve(FILE);
  }

  private Digest inputs() throws IOException {
    Hasher key = new Hasher().add(FORM);
    key.add(
        Optional.ofNullable(Freshness.class.getPackage().getImplementationVersion())
            .orElse("development"));
    @Nullable Path self = self();
    if (self != null) {
      observe(key, self);
    }
    key.add(request.name()).add(request.version()).add(request.mainClass());
    for (JarSource jar : request.jars()) {
      key.add(jar.toString());
      observe(key, jar.file());
    }
    key.add(request.classes().toString()).add(request.options().toString());
    key.add(request.training().toString()).add(request.jdk().toString());
    observe(key, request.jdk().resolve("release"));
    key.add(request.platform().toString()).add(request.platform().target().toString());
    if (request.platform().cross().isPresent()) {
      observe(key, request.platform().cross().get().jdk().resolve("release"));
    }
    key.add(request.publication().toString());
    return key.add(request.timestamp().getEpochSecond()).digest();
  }

  /** The jar or folder that this class came from: another Aria may make another image. */
  private static @Nullable Path self() {
    try {
      var source = Freshness.class.getProtectionDomain().getCodeSource();
      return source == null ? null : Path.of(source.getLocation().toURI());
    } catch (java.net.URISyntaxException | RuntimeException e) {
      return null;
    }
  }

  private Digest state(List<String> names) throws IOException {
    Hasher key = new Hasher();
    for (String name : names) {
      key.add(name);
      observe(key, request.output().resolve(name));
    }
    return key.digest();
  }

  private static void observe(Hasher key, Path file) throws IOException {
    Map<String, Object> seen = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    for (String name : ATTRIBUTES.substring("unix:".length()).split(",")) {
      key.add(String.valueOf(seen.get(name)));
    }
    if (Files.isSymbolicLink(file)) {
      key.add(Files.readSymbolicLink(file).toString());
    }
  }

  private JsonObject json(ImageResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("image", name(result.image()));
    json.addProperty("launcher", name(result.launcher()));
    JsonArray archives = new JsonArray();
    for (ImageResult.Archive archive : result.archives()) {
      JsonObject one = new JsonObject();
      one.addProperty("kind", archive.kind().name());
      one.addProperty("file", name(archive.file()));
      one.addProperty("bytes", archive.bytes());
      archives.add(one);
    }
    json.add("archives", archives);
    json.addProperty("manifest", name(result.manifest()));
    json.addProperty("sbom", name(result.sbom()));
    json.addProperty("provenance", name(result.provenance()));
    result.symbols().ifPresent(symbols -> json.addProperty("symbols", name(symbols)));
    json.addProperty("total", result.bytes().total());
    json.addProperty("runtime", result.bytes().runtime());
    json.addProperty("jars", result.bytes().jars());
    json.addProperty("cacheBytes", result.bytes().cache());
    result.cache().ifPresent(cache -> json.addProperty("cache", name(cache)));
    json.addProperty("noCache", result.noCache());
    JsonArray notes = new JsonArray();
    result.notes().forEach(notes::add);
    json.add("notes", notes);
    return json;
  }

  private ImageResult result(JsonObject json) {
    List<String> notes = new ArrayList<>();
    for (JsonElement note : json.get("notes").getAsJsonArray()) {
      notes.add(note.getAsString());
    }
    List<ImageResult.Archive> archives = new ArrayList<>();
    for (JsonElement element : json.get("archives").getAsJsonArray()) {
      JsonObject archive = element.getAsJsonObject();
      archives.add(
          new ImageResult.Archive(
              ArchiveKind.valueOf(archive.get("kind").getAsString()),
              path(archive, "file"),
              archive.get("bytes").getAsLong()));
    }
    return new ImageResult(
        path(json, "image"),
        path(json, "launcher"),
        archives,
        path(json, "manifest"),
        path(json, "sbom"),
        path(json, "provenance"),
        json.has("symbols") ? Optional.of(path(json, "symbols")) : Optional.empty(),
        new ImageResult.Bytes(
            json.get("total").getAsLong(),
            json.get("runtime").getAsLong(),
            json.get("jars").getAsLong(),
            json.get("cacheBytes").getAsLong()),
        json.has("cache") ? Optional.of(path(json, "cache")) : Optional.empty(),
        json.get("noCache").getAsString(),
        notes);
  }

  private String name(Path path) {
    return Tree.name(root(), path.toAbsolutePath().normalize());
  }

  private Path path(JsonObject json, String key) {
    return root().resolve(json.get(key).getAsString());
  }

  private Path root() {
    return request.output().toAbsolutePath().normalize();
  }
}
