package dev.ariabuild.aot.image;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * {@code manifest.json}: what an image holds and what made it. Files that a JVM does not make
 * reproducibly stand apart, below {@code caches}.
 */
final class Manifest {
  /** Version of {@code ops/AOT_RELEASE_CONTRACT.md}. */
  static final int CONTRACT = 1;

  private final JsonObject json = new JsonObject();

  Manifest(ImageRequest request, Target target, Jdk jdk, SortedSet<String> modules) {
    json.addProperty("contract", CONTRACT);
    json.addProperty("name", request.name());
    json.addProperty("version", request.version());
    json.addProperty("profile", request.options().profile());
    json.addProperty("target", target.toString());
    json.addProperty("mainClass", request.mainClass());
    JsonObject tools = new JsonObject();
    tools.addProperty(
        "aria",
        Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
            .orElse("development"));
    tools.addProperty("jdk", jdk.version());
    tools.addProperty("jdkVendor", jdk.vendor());
    json.add("tools", tools);
    JsonObject features = new JsonObject();
    request.options().features().forEach(features::addProperty);
    json.add("features", features);
    json.add("modules", array(List.copyOf(modules)));
    json.add("classPath", array(request.jars().stream().map(jar -> "lib/" + jar.name()).toList()));
  }

  /** Lists the files of an image and the archive made of it. */
  void list(Path image, Path archive, String noCache, List<String> notes) throws IOException {
    JsonArray files = new JsonArray();
    JsonArray caches = new JsonArray();
    for (Path file : Tree.files(image)) {
      String name = Tree.name(image, file);
      (isCache(name) ? caches : files).add(entry(name, file));
    }
    json.add("files", files);
    json.add("caches", caches);
    if (!noCache.isEmpty()) {
      json.addProperty("noCache", noCache);
    }
    json.add("archive", entry(archive.getFileName().toString(), archive));
    json.add("notes", array(notes));
  }

  /** Files that differ between two builds: JVM caches and the list of their digests. */
  static boolean isCache(String name) {
    return name.endsWith(".jsa") || name.endsWith(".aot") || name.endsWith(".sums");
  }

  void write(Path file) throws IOException {
    String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    Files.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject entry(String name, Path file) throws IOException {
    JsonObject entry = new JsonObject();
    entry.addProperty("path", name);
    if (Files.isSymbolicLink(file)) {
      entry.addProperty("link", Files.readSymbolicLink(file).toString());
    } else {
      entry.addProperty("sha256", Sha256.of(file));
      entry.addProperty("size", Files.size(file));
    }
    return entry;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
