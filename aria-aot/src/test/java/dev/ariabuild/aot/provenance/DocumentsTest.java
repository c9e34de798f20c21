package dev.ariabuild.aot.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.engine.git.GitState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are checked by the validators of their standards, not by looking for text. */
class DocumentsTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final Map.Entry<String, String> JDK = Map.entry("25.0.3+9-LTS", "Temurin");
  private static final Coordinates APP = new Coordinates("g", "app", "1.0", "jar", "");
  private static final Coordinates LIB = new Coordinates("org.x", "lib", "2+b", "jar", "linux");

  @TempDir Path work;
  private Facts facts;

  @BeforeEach
  void facts() throws IOException {
    SortedMap<String, Part> parts = new TreeMap<>();
    parts.put("app.jar", new Part(APP, true, jar("app.jar"), List.of(LIB.purl())));
    parts.put("lib.jar", new Part(LIB, false, jar("lib.jar"), List.of("pkg:maven/g/absent@1")));
    facts = facts(new Ci("github-actions", "7.1", "https://github.com/a/b/actions/runs/7", ""));
    facts = with(facts, parts);
  }

  private Path jar(String name) throws IOException {
    return Files.writeString(work.resolve(name), name);
  }

  private static Facts facts(Ci ci) {
    GitState git =
        new GitState(
            Optional.empty(),
            COMMIT,
            "main",
            List.of("v1", "v1.0"),
            true,
            false,
            TIME.getEpochSecond(),
            "git@example.com:a/b.git");
    return new Facts(
        APP,
        "The \u00e4pp",
        "Does it",
        "https://example.com",
        List.of("Apache-2.0"),
        git,
        Optional.of(ci),
        new TreeMap<>(Map.of("aria", "0.1", "maven", "3.9.16")),
        new TreeMap<>());
  }

  private static Facts with(Facts facts, SortedMap<String, Part> parts) {
    return new Facts(
        facts.module(),
        facts.title(),
        facts.description(),
        facts.homepage(),
        facts.licences(),
        facts.git(),
        facts.ci(),
        facts.tools(),
        parts);
  }

  private Sbom.Document sbom() throws IOException {
    return Sbom.of(
        facts,
        Map.of("lib.jar", "ab".repeat(32)),
        JDK,
        new TreeSet<>(List.of("java.base", "java.logging")),
        TIME);
  }

  @Test
  void theBillOfMaterialsIsValidAndComplete() throws Exception {
    byte[] text = sbom().text().getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(), new JsonParser().validate(text, Version.VERSION_16));
    Bom bom = new JsonParser().parse(text);
    assertEquals(APP.purl(), bom.getMetadata().getComponent().getPurl());
    assertEquals(
        Sha256.of(work.resolve("app.jar")),
        bom.getMetadata().getComponent().getHashes().get(0).getValue());
    assertEquals(
        List.of("OpenJDK", "lib"),
        bom.getComponents().stream().map(component -> component.getName()).toList());
    assertEquals(
        "pkg:maven/org.x/lib@2%2Bb?classifier=linux&type=jar",
        bom.getComponents().get(1).getPurl());
    List<Dependency> edges = bom.getDependencies();
    assertEquals(APP.purl(), edges.get(0).getRef());
    assertEquals(LIB.purl(), edges.get(0).getDependencies().get(0).getRef());
    assertTrue(
        edges.get(1).getDependencies() == null || edges.get(1).getDependencies().isEmpty(),
        "what is not on the class path is no dependency");
  }

  @Test
  void theSerialNumberFollowsTheContentAlone() throws Exception {
    Sbom.Document one = sbom();
    Sbom.Document two = sbom();
    assertEquals(one, two);
    assertTrue(
        one.serial().matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*"),
        one.serial());
    Files.writeString(work.resolve("lib.jar"), "other");
    assertNotEquals(one.serial(), sbom().serial());
  }

  private String statement() throws IOException {
    return Statement.of(
        facts,
        new TreeMap<>(Map.of("app-1.0.tar.gz", "cd".repeat(32))),
        new TreeMap<>(Map.of("profile", "release")),
        new TreeMap<>(Map.of("strip", "symbols")),
        JDK,
        new TreeMap<>(Map.of("app.cdx.json", "ef".repeat(32))));
  }

  @Test
  void theProvenanceHasTheShapeOfInTotoAndSlsa() throws Exception {
    try (InputStream schema = DocumentsTest.class.getResourceAsStream("slsa-provenance-v1.json")) {
      JsonSchema form =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
      ObjectMapper json = new ObjectMapper();
      String text = statement();
      assertEquals("[]", form.validate(json.readTree(text)).toString());
      assertFalse(
          form.validate(json.readTree(text.replace("buildType", "buildtype"))).isEmpty(),
          "the schema can fail");
      var predicate = json.readTree(text).get("predicate");
      var source = predicate.get("buildDefinition").get("resolvedDependencies").get(0);
      assertEquals("git+ssh://git@example.com/a/b.git@refs/heads/main", source.get("uri").asText());
      assertEquals(COMMIT, source.get("digest").get("gitCommit").asText());
      assertTrue(source.get("annotations").get("dirty").asBoolean());
      assertEquals(
          "https://github.com/a/b/actions/runs/7",
          predicate.get("runDetails").get("metadata").get("invocationId").asText());
    }
    assertEquals(statement(), statement());
  }

  @Test
  void buildInformationIsReadBackByTheApplication() throws Exception {
    SortedMap<String, String> properties =
        BuildInfo.properties(facts, TIME, Map.of("odd", " a=b:#\\\n\u20ac"));
    Path jar = work.resolve("info.jar");
    BuildInfo.writeJar(jar, properties, TIME);
    Path again = work.resolve("again.jar");
    BuildInfo.writeJar(again, properties, TIME);
    assertEquals(-1, Files.mismatch(jar, again));
    Properties read = new Properties();
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(BuildInfo.PATH))) {
      read.load(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    }
    assertEquals(properties, read);
    assertEquals(COMMIT, read.get("git.commit"));
    assertEquals("v1 v1.0", read.get("git.tags"));
    assertFalse(read.containsKey("profile"), "profiles with the same bytes share it");
    assertFalse(read.toString().contains("/actions/runs/"), "no run of a build server");
  }
}
