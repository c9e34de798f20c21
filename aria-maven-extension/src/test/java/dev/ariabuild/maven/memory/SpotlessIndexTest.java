package dev.ariabuild.maven.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpotlessIndexTest {
  private static final String INDEX =
      "nIt+/=\n"
          + "pom.xml 2026-11-26T01:59:43.435341296Z\n"
          + "src/main/java/a/A B.java 2026-11-26T01:59:43Z\n"
          + "src/main/java/a/C.java 2026-11-26T01:59:43.4Z\n";

  @Test
  void theLinesOfChangedFilesAreTakenOutAndNoOthers() {
    assertEquals(
        Optional.of(INDEX.replaceAll("src/main/java/a/A B.java .*\n", "")),
        SpotlessIndex.without(Set.of("src/main/java/a/A B.java"), INDEX));
    assertEquals(Optional.of(INDEX), SpotlessIndex.without(Set.of(), INDEX));
  }

  @Test
  void nothingStaysOfAnIndexThatIsNotAsExpected() {
    assertEquals(Optional.empty(), SpotlessIndex.without(Set.of("header.txt"), INDEX));
    assertEquals(Optional.empty(), SpotlessIndex.without(Set.of(), INDEX + "x.java 12345\n"));
    assertEquals(Optional.empty(), SpotlessIndex.without(Set.of(), INDEX + "half a li"));
    assertEquals(Optional.empty(), SpotlessIndex.without(Set.of(), ""));
  }

  @Test
  void onlyFilesOfTheModuleMayHaveChanged() {
    assertEquals(
        Optional.of(Set.of("src/a/A.java", "src/a/Gone.java")),
        SpotlessIndex.changedFiles(
            inputs("1", Map.of("a/A.java", "1", "a/B.java", "1", "a/Gone.java", "1")),
            inputs("1", Map.of("a/A.java", "2", "a/B.java", "1", "a/New.java", "1"))));
    assertEquals(
        Optional.empty(),
        SpotlessIndex.changedFiles(inputs("1", Map.of("A", "1")), inputs("2", Map.of("A", "2"))));
    assertEquals(
        Optional.of(Set.of("src/NEW")),
        SpotlessIndex.changedFiles(inputs("1", Map.of()), inputs("1", Map.of("NEW", "1"))),
        "it may be named by the configuration");
  }

  private static Inputs inputs(String parameter, Map<String, String> sources) {
    TreeMap<String, Digest> members = new TreeMap<>();
    sources.forEach((name, content) -> members.put(name, Digest.ofUtf8(content)));
    return new Inputs(
        List.of(
            Input.value("parameter java", parameter),
            Input.tree("files of src", Normaliser.CONTENT, members)));
  }
}
