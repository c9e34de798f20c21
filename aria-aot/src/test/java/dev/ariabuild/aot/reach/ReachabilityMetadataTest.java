package dev.ariabuild.aot.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.reach.ReachabilityMetadata.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachabilityMetadataTest {
  @TempDir Path dir;
  private final ReachabilityMetadata metadata = new ReachabilityMetadata();

  private void file(String name, String json) throws IOException {
    Path file = dir.resolve("META-INF/native-image").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
  }

  private boolean has(String part, Kind kind, String type) {
    return metadata.has(part, List.of(kind), type);
  }

  @Test
  void eachSectionIsOfItsKind() throws IOException {
    file(
        "reachability-metadata.json",
        """
        {"reflection": [{"type": "p.A"}, {"type": {"proxy": ["p.I"]}}],
         "resources": [{"glob": "**.txt"}]}
        """);
    metadata.read("g:app", dir);
    assertTrue(has("g:app", Kind.REFLECTION, "p/Any"));
    assertTrue(has("g:app", Kind.PROXY, "p/Any"));
    assertTrue(has("g:app", Kind.RESOURCES, "p/Any"));
    assertFalse(has("g:app", Kind.JNI, "p/Any"));
    assertFalse(has("g:other", Kind.REFLECTION, "p/Any"));
  }

  @Test
  void anEmptyFileSaysNothing() throws IOException {
    file("reflect-config.json", "[]");
    file("resource-config.json", "{\"resources\": {\"includes\": []}}");
    file("reachability-metadata.json", "{\"reflection\": []}");
    metadata.read("g:app", dir);
    assertFalse(has("g:app", Kind.REFLECTION, "p/Any"));
    assertFalse(has("g:app", Kind.RESOURCES, "p/Any"));
  }

  @Test
  void olderFilesCountToo() throws IOException {
    file("reflect-config.json", "[{\"name\": \"p.A\"}]");
    file("proxy-config.json", "[[\"p.I\"]]");
    file("resource-config.json", "{\"resources\": {\"includes\": [{\"pattern\": \".*\"}]}}");
    file("serialization-config.json", "{\"types\": [{\"name\": \"p.A\"}], \"proxies\": []}");
    metadata.read("g:app", dir);
    for (Kind kind : List.of(Kind.REFLECTION, Kind.PROXY, Kind.RESOURCES, Kind.SERIALIZATION)) {
      assertTrue(has("g:app", kind, "p/Any"), kind.toString());
    }
  }

  @Test
  void aConditionIsAsked() throws IOException {
    file(
        "reachability-metadata.json",
        "{\"reflection\": [{\"condition\": {\"typeReached\": \"p.User\"}, \"type\": \"p.A\"}]}");
    metadata.read("g:app", dir);
    assertTrue(has("g:app", Kind.REFLECTION, "p/User"));
    assertTrue(has("g:app", Kind.REFLECTION, "p/User$Inner"));
    assertFalse(has("g:app", Kind.REFLECTION, "p/Other"));
  }

  @Test
  void aFolderNamesWhatItIsFor() throws IOException {
    file("g/lib/reflect-config.json", "[{\"name\": \"p.A\"}]");
    metadata.read("g:app", dir);
    assertTrue(has("g:lib", Kind.REFLECTION, "q/B"));
    assertFalse(has("g:app", Kind.REFLECTION, "q/B"));
  }

  @Test
  void whatIsNoJsonIsNamed() throws IOException {
    file("reflect-config.json", "[{");
    IOException e = assertThrows(IOException.class, () -> metadata.read("g:app", dir));
    assertTrue(
        e.getMessage().startsWith("META-INF/native-image/reflect-config.json of g:app is no JSON"),
        e.getMessage());
  }

  @Test
  void whatIsAbsentSaysNothing() throws IOException {
    metadata.read("g:app", dir.resolve("absent.jar"));
    assertEquals(false, has("g:app", Kind.REFLECTION, "p/A"));
  }
}
