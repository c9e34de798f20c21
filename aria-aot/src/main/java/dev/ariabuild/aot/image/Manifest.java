package dev.ariabuild.aot.image;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.ariabuild.aot.provenance.Ci;
import dev.ariabuild.aot.provenance.Facts;
import dev.ariabuild.aot.provenance.Sbom;
import dev.ariabuild.aot.provenance.Statement;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.git.GitState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/**
 * {@code manifest.json}: what an image holds and what made it. Files that a JVM does not make
 * reproducibly stand apart, below {@code caches}.
 */
final class Manifest {
  /** Version of {@code ops/AOT_RELEASE_CONTRACT.md}. */
  static final int CONTRACT = 1;

  private final JsonObject json = new JsonObject();

  Manifest(Workshop shop, SortedSet<String> modules) throws IOException {
    ImageRequest request = shop.request();
    Facts facts = request.publication().facts();
    json.addProperty("contract", CONTRACT);
    json.addProperty("name", request.name());
    json.addProperty("group", facts.module().group());
    json.addProperty("artifact", facts.module().artifact());
    json.addProperty("version", request.version());
    json.addProperty("profile", request.options().profile());
    json.addProperty("target", shop.target().toString());
    json.addProperty("mainClass", request.mainClass());
    json.addProperty("time", request.timestamp().toString());
    json.add("git", git(facts));
    facts.ci().ifPresent(ci -> json.add("ci", ci(ci)));
    JsonObject tools = new JsonObject();
    facts.tools().forEach(tools::addProperty);
    tools.addProperty("jdk", shop.jdk().version());
    tools.addProperty("jdkVendor", shop.jdk().vendor());
    json.add("tools", tools);
    JsonObject features = new JsonObject();
    request.options().features().forEach(features::addProperty);
    json.add("features", features);
    json.add("modules", array(List.copyOf(modules)));
    json.add("classPath", array(shop.classPath().stream().map(jar -> "lib/" + jar).toList()));
    json.add("jars", jars(request));
  }

  private static JsonObject git(Facts facts) {
    GitState git = facts.git();
    JsonObject json = new JsonObject();
    if (git.absent().isPresent()) {
      json.addProperty("absent", git.absent().get());
      return json;
    }
    json.addProperty("commit", git.commit());
    json.addProperty("branch", facts.branch());
    json.addProperty("dirty", git.dirty());
    json.add("tags", array(git.tags()));
    json.addProperty("commitTime", Instant.ofEpochSecond(git.commitTime()).toString());
    json.addProperty("shallow", git.shallow());
    json.addProperty("remote", git.remote());
    return json;
  }

  private static JsonObject ci(Ci ci) {
    JsonObject json = new JsonObject();
    json.addProperty("name", ci.name());
    json.addProperty("build", ci.build());
    json.addProperty("url", ci.url());
    return json;
  }

  /** Where each jar came from, and its digest before anything was taken out. */
  private static JsonArray jars(ImageRequest request) throws IOException {
    JsonArray jars = new JsonArray();
    for (JarSource source : request.jars()) {
      JsonObject jar = new JsonObject();
      jar.addProperty("path", "lib/" + source.name());
      var part = request.publication().facts().parts().get(source.name());
      if (part != null) {
        jar.addProperty("purl", part.coordinates().purl());
        jar.addProperty("own", part.own());
      }
      jar.addProperty("strips", source.plan().strips());
      jar.addProperty("sourceSha256", Sha256.of(source.file()));
      jars.add(jar);
    }
    return jars;
  }

  /** Lists the files of an image. */
  void image(Path image, String noCache) throws IOException {
    JsonArray files = new JsonArray();
    JsonArray caches = new JsonArray();
    StringBuilder reproducible = new StringBuilder();
    for (Path file : Tree.files(image)) {
      String name = Tree.name(image, file);
      JsonObject entry = entry(name, file);
      (isCache(name) ? caches : files).add(entry);
      if (!isCache(name)) {
        reproducible.append(entry).append('\n');
      }
    }
    json.addProperty("contentSha256", Sha256.ofText(reproducible.toString()));
    json.add("files", files);
    json.add("caches", caches);
    if (!noCache.isEmpty()) {
      json.addProperty("noCache", noCache);
    }
  }

  /** Lists what lies beside the image. */
  void published(List<PublishStep.Archive> archives, Path sbom, String serial, Path statement)
      throws IOException {
    JsonArray array = new JsonArray();
    for (PublishStep.Archive archive : archives) {
      JsonObject entry = entry(archive.file());
      entry.addProperty("kind", archive.kind().text());
      entry.addProperty("holdsCache", archive.holdsCache());
      array.add(entry);
    }
    json.add("archives", array);
    JsonObject bom = entry(sbom);
    bom.addProperty("format", Sbom.FORMAT);
    bom.addProperty("serialNumber", serial);
    json.add("sbom", bom);
    JsonObject provenance = entry(statement);
    provenance.addProperty("predicateType", Statement.PREDICATE);
    json.add("provenance", provenance);
  }

  /** Lists the symbol bundle. */
  void symbols(Path bundle) throws IOException {
    json.add("symbols", entry(bundle));
  }

  /** Files that differ between two builds: JVM caches and the list of their digests. */
  static boolean isCache(String name) {
    return name.endsWith(".jsa") || name.endsWith(".aot") || name.endsWith(".sums");
  }

  void write(Path file, List<String> notes) throws IOException {
    json.add("notes", array(notes));
    String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    Files.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject entry(Path file) throws IOException {
    return entry(file.getFileName().toString(), file);
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
