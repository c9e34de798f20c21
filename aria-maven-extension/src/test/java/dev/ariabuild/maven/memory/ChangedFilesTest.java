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

class ChangedFilesTest {
  @Test
  void onlyFilesOfTheModuleMayHaveChanged() {
    assertEquals(
        Optional.of(
            new ChangedFiles(
                Set.of("src/a/A.java"), Set.of("src/a/New.java"), Set.of("src/a/Gone.java"))),
        ChangedFiles.between(
            inputs("1", Map.of("a/A.java", "1", "a/B.java", "1", "a/Gone.java", "1")),
            inputs("1", Map.of("a/A.java", "2", "a/B.java", "1", "a/New.java", "1"))));
    assertEquals(
        Optional.empty(),
        ChangedFiles.between(inputs("1", Map.of("A", "1")), inputs("2", Map.of("A", "2"))));
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
