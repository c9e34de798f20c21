package dev.ariabuild.engine.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.query.Durability;
import dev.ariabuild.engine.query.QueryGraph;
import dev.ariabuild.engine.query.QueryKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a class path entry counts, for compilers and at run time. */
class ClassPathPrintTest extends FingerprintCase {
  @Test
  void aJarIsWorthItsDirectory() throws IOException {
    Map<String, String> members =
        Map.of("p/A.class", "api A|x", "p/B.class", "api B|x", "res.txt", "text");
    jar("a.jar", members);
    for (Map.Entry<String, String> member : members.entrySet()) {
      write("a/" + member.getKey(), member.getValue());
    }
    Files.createDirectories(dir.resolve("a/empty"));

    assertEquals(abi("a").normalised(), abi("a.jar").normalised());
    assertEquals(runtime("a").normalised(), runtime("a.jar").normalised());
    assertNotEquals(abi("a").normalised(), runtime("a").normalised());
    assertEquals(
        fingerprinter().membersAbi(dir.resolve("a"), any -> true),
        fingerprinter().membersAbi(dir.resolve("a.jar"), any -> true));
    assertEquals(
        Set.of("p/A.class", "p/B.class"),
        fingerprinter().membersAbi(dir.resolve("a.jar"), any -> true).keySet());
  }

  @Test
  void membersThatDoNotCountAreNotRead() throws IOException {
    write("a/p/A.class", "api A|x");
    write("a/p/B.class", "api B|x");

    assertEquals(
        Set.of("p/B.class"),
        fingerprinter().membersAbi(dir.resolve("a"), name -> !name.equals("p/A.class")).keySet());
    assertEquals(List.of("p/B.class"), List.copyOf(read));
  }

  @Test
  void theManifestCountsAtRuntimeOnly() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x", "META-INF/MANIFEST.MF", "Built-By: me"));
    write("a/A.class", "api A|x");

    assertEquals(abi("a").normalised(), abi("a.jar").normalised());
    assertNotEquals(runtime("a").normalised(), runtime("a.jar").normalised());
  }

  @Test
  void aBodyEditCountsAtRuntimeOnly() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x"));
    EntryPrint abi = abi("a.jar");
    EntryPrint runtime = runtime("a.jar");
    jar("a.jar", Map.of("A.class", "api A|y"));

    assertEquals(abi.normalised(), abi("a.jar").normalised());
    assertNotEquals(runtime.normalised(), runtime("a.jar").normalised());
  }

  @Test
  void oneMemberCanBeReadFromAJarAndFromADirectory() throws IOException {
    jar("a.jar", Map.of("META-INF/x", "text"));
    write("a/META-INF/x", "text");
    write("secret", "no");

    for (String entry : List.of("a.jar", "a")) {
      assertEquals(
          Optional.of(Digest.ofUtf8("text")),
          fingerprinter().member(dir.resolve(entry), "META-INF/x"));
      for (String none : List.of("META-INF/y", "META-INF", "META-INF/", "../secret")) {
        assertFalse(fingerprinter().member(dir.resolve(entry), none).isPresent(), none);
      }
    }
    assertFalse(fingerprinter().member(dir.resolve("none"), "x").isPresent());
  }

  @Test
  void aBodyEditInAClassPathEntryStopsAtItsAbiInTheGraph() throws IOException {
    List<String> executed = new ArrayList<>();
    QueryGraph graph = new QueryGraph();
    graph.onExecute(key -> executed.add(key.toString()));
    QueryKey entry = new QueryKey("entry", "a");
    graph.register(
        "abi",
        (key, reader) -> {
          reader.get(new QueryKey("entry", key.argument()));
          return abi(key.argument()).normalised();
        });
    graph.register("compile", (key, reader) -> reader.get(new QueryKey("abi", "a")));
    for (String body : List.of("x", "y")) {
      write("a/A.class", "api A|" + body);
      graph.setInput(entry, tree("a").digest(), Durability.LOW);
      graph.get(new QueryKey("compile", "b"));
    }

    assertEquals(List.of("compile(b)", "abi(a)", "abi(a)"), executed);
  }
}
