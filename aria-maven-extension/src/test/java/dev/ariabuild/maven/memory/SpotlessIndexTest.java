package dev.ariabuild.maven.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
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
  void ofNewSourcesThereIsNothingToForget() {
    assertEquals(
        Set.of("a/A.java", "a/Gone.java", "NEW"),
        SpotlessIndex.toForget(
            new ChangedFiles(
                Set.of("a/A.java"), Set.of("a/New.java", "NEW"), Set.of("a/Gone.java"))));
  }
}
