package dev.ariabuild.aot.size;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sizes of one image.
 *
 * @param name of the application
 * @param root the image by part
 * @param totals bytes by name: {@code image}, each kind of archive, {@code jars}, {@code runtime},
 *     every {@link Section}, and each jar by {@code groupId:artifactId}
 */
public record SizeReport(
    String name,
    String version,
    String profile,
    String target,
    Node root,
    SortedMap<String, Long> totals) {
  private static final String LIB = "lib/";

  /**
   * Measures the image in a folder such as {@code target/aria/release}.
   *
   * @param jdk its {@code jimage} lists the runtime
   */
  public static SizeReport of(Path folder, Jdk jdk)
      throws IOException, InterruptedException, AotException {
    JsonObject manifest = manifest(folder);
    Path image = folder.resolve("image");
    if (!Files.isDirectory(image)) {
      throw AotProblem.NO_IMAGE.with(folder);
    }
    Map<String, String> labels = new HashMap<>();
    List<Node> own = new ArrayList<>();
    List<Node> dependencies = new ArrayList<>();
    Map<String, Boolean> isOwn = new HashMap<>();
    for (JsonElement element : manifest.getAsJsonArray("jars")) {
      JsonObject jar = element.getAsJsonObject();
      String path = jar.get("path").getAsString();
      labels.put(path, jar.has("purl") ? label(jar.get("purl").getAsString()) : path);
      isOwn.put(path, jar.has("own") && jar.get("own").getAsBoolean());
    }
    List<Node> parts = new ArrayList<>();
    List<Node> other = new ArrayList<>();
    for (Path file : Tree.files(image)) {
      String path = Tree.name(image, file);
      if (path.startsWith("runtime/") || Files.isSymbolicLink(file)) {
        continue;
      }
      if (path.startsWith(LIB) && path.endsWith(".jar")) {
        Node jar = JarSizes.of(file, labels.getOrDefault(path, path.substring(LIB.length())));
        (isOwn.getOrDefault(path, path.endsWith("aria-build-info.jar")) ? own : dependencies)
            .add(jar);
      } else if (path.endsWith(".jsa") || path.endsWith(".aot")) {
        parts.add(Node.leaf("start-up cache", Section.CACHES, Files.size(file)));
      } else {
        other.add(Node.leaf(path, Section.OTHER, Files.size(file)));
      }
    }
    parts.add(Node.of("own modules", own));
    parts.add(Node.of("dependencies", dependencies));
    // a native program has none
    Node runtime =
        Files.isDirectory(image.resolve("runtime"))
            ? new RuntimeSizes(jdk).of(image.resolve("runtime"))
            : Node.of("runtime", List.of());
    parts.add(runtime);
    parts.add(Node.of("launcher and others", other));
    Node root = Node.of("image", parts);

    SortedMap<String, Long> totals = new TreeMap<>();
    totals.put("image", root.bytes());
    totals.put("runtime", runtime.bytes());
    root.sections().forEach((section, bytes) -> totals.put(section.text(), bytes));
    long jars = 0;
    for (List<Node> group : List.of(own, dependencies)) {
      for (Node jar : group) {
        jars += jar.bytes();
        totals.merge(jar.name(), jar.bytes(), Long::sum);
      }
    }
    totals.put("jars", jars);
    for (JsonElement element : manifest.getAsJsonArray("archives")) {
      JsonObject archive = element.getAsJsonObject();
      long bytes = archive.get("size").getAsLong();
      totals.put(archive.get("kind").getAsString(), bytes);
      totals.merge("archive", bytes, Math::max);
    }
    return new SizeReport(
        text(manifest, "name"),
        text(manifest, "version"),
        text(manifest, "profile"),
        text(manifest, "target"),
        root,
        totals);
  }

  private static JsonObject manifest(Path folder) throws IOException, AotException {
    Path file = folder.resolve("manifest.json");
    if (!Files.isRegularFile(file)) {
      throw AotProblem.NO_IMAGE.with(folder);
    }
    try {
      JsonObject manifest = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      for (String key : List.of("name", "version", "profile", "target", "jars", "archives")) {
        if (!manifest.has(key)) {
          throw AotProblem.BAD_MANIFEST.with(file, "it has no '" + key + "'");
        }
      }
      return manifest;
    } catch (JsonParseException | IllegalStateException e) {
      throw AotProblem.BAD_MANIFEST.with(file, "it is no JSON object");
    }
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }

  /** {@code groupId:artifactId} of a package URL. */
  static String label(String purl) {
    String path = purl.replaceFirst("^pkg:maven/", "").replaceFirst("@.*$", "");
    return path.replace('/', ':');
  }
}
