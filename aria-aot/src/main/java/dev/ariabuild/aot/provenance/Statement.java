package dev.ariabuild.aot.provenance;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.engine.git.GitState;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/**
 * An in-toto statement with SLSA provenance: what was published, from which commit, by what. It is
 * not signed; whoever signs wraps it in an envelope.
 *
 * @see <a href="https://slsa.dev/spec/v1.0/provenance">SLSA provenance v1</a>
 */
public final class Statement {
  /** Type of the predicate. */
  public static final String PREDICATE = "https://slsa.dev/provenance/v1";

  private static final String HOUSE = "https://ariabuild.dev/";

  private Statement() {}

  /**
   * The statement as JSON.
   *
   * @param subjects SHA-256 of what is published, by file name; at least one
   * @param parameters what the caller chose: profile, target
   * @param features what the profile meant for the image
   * @param runtime version and vendor of the JDK that ships
   * @param byproducts SHA-256 of further files, by name
   */
  public static String of(
      Facts facts,
      SortedMap<String, String> subjects,
      SortedMap<String, String> parameters,
      SortedMap<String, String> features,
      Map.Entry<String, String> runtime,
      SortedMap<String, String> byproducts)
      throws IOException {
    JsonObject definition = new JsonObject();
    definition.addProperty("buildType", HOUSE + "image/v1");
    JsonObject external = object(parameters);
    external.addProperty("module", facts.module().id());
    external.addProperty("version", facts.module().version());
    definition.add("externalParameters", external);
    definition.add("internalParameters", object(features));
    definition.add("resolvedDependencies", dependencies(facts, runtime));

    JsonObject builder = new JsonObject();
    builder.addProperty("id", HOUSE + "builder/" + facts.ci().map(Ci::name).orElse("local"));
    builder.add("version", object(facts.tools()));
    JsonObject details = new JsonObject();
    details.add("builder", builder);
    if (facts.ci().isPresent()) {
      Ci ci = facts.ci().get();
      String id = ci.url().isEmpty() ? ci.build() : ci.url();
      if (!id.isEmpty()) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("invocationId", id);
        details.add("metadata", metadata);
      }
    }
    details.add("byproducts", resources(byproducts));

    JsonObject predicate = new JsonObject();
    predicate.add("buildDefinition", definition);
    predicate.add("runDetails", details);
    JsonObject statement = new JsonObject();
    statement.addProperty("_type", "https://in-toto.io/Statement/v1");
    statement.add("subject", resources(subjects));
    statement.addProperty("predicateType", PREDICATE);
    statement.add("predicate", predicate);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(statement)
        + "\n";
  }

  private static JsonArray dependencies(Facts facts, Map.Entry<String, String> runtime)
      throws IOException {
    JsonArray all = new JsonArray();
    GitState git = facts.git();
    if (git.absent().isEmpty() && !git.commit().isEmpty()) {
      JsonObject source = new JsonObject();
      source.addProperty("name", "source");
      if (!git.remote().isEmpty()) {
        String ref = facts.branch().isEmpty() ? "" : "@refs/heads/" + facts.branch();
        source.addProperty("uri", gitUri(git.remote()) + ref);
      }
      JsonObject digest = new JsonObject();
      digest.addProperty("gitCommit", git.commit());
      source.add("digest", digest);
      JsonObject annotations = new JsonObject();
      annotations.addProperty("dirty", git.dirty());
      source.add("annotations", annotations);
      all.add(source);
    }
    for (Map.Entry<String, Part> entry : facts.parts().entrySet()) {
      Part part = entry.getValue();
      if (!part.own()) {
        JsonObject jar = resource(entry.getKey(), Sha256.of(part.file()));
        jar.addProperty("uri", part.coordinates().purl());
        all.add(jar);
      }
    }
    JsonObject jdk = new JsonObject();
    jdk.addProperty("name", "jdk");
    jdk.addProperty("uri", "pkg:generic/openjdk@" + runtime.getKey().replace("+", "%2B"));
    JsonObject annotations = new JsonObject();
    annotations.addProperty("vendor", runtime.getValue());
    jdk.add("annotations", annotations);
    all.add(jdk);
    return all;
  }

  /** As SPDX writes it; {@code user@host:path} becomes an address. */
  static String gitUri(String remote) {
    if (remote.contains("://")) {
      return "git+" + remote;
    }
    int colon = remote.indexOf(':');
    return colon < 0
        ? "git+" + remote
        : "git+ssh://" + remote.substring(0, colon) + "/" + remote.substring(colon + 1);
  }

  private static JsonArray resources(SortedMap<String, String> digests) {
    JsonArray array = new JsonArray();
    digests.forEach((name, digest) -> array.add(resource(name, digest)));
    return array;
  }

  private static JsonObject resource(String name, String sha256) {
    JsonObject resource = new JsonObject();
    resource.addProperty("name", name);
    JsonObject digest = new JsonObject();
    digest.addProperty("sha256", sha256);
    resource.add("digest", digest);
    return resource;
  }

  private static JsonObject object(SortedMap<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::addProperty);
    return object;
  }
}
