package dev.ariabuild.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.event.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "1449, 1.4 s",
    "59949, 59.9 s",
    "59950, 1 min 00 s",
    "125000, 2 min 05 s",
    "3599499, 59 min 59 s",
    "3599500, 1 h 00 min",
    "7620000, 2 h 07 min",
  })
  void durationsAreHuman(long ms, String text) {
    assertEquals(text, Words.duration(ms));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1023, 1023 B",
    "1024, 1.0 KB",
    "10188, 9.9 KB",
    "10189, 10 KB",
    "348160, 340 KB",
    "1048063, 1023 KB",
    "1048064, 1.0 MB",
    "1234567, 1.2 MB",
    "10737418240, 10 GB",
    "9223372036854775807, 8.0 EB",
  })
  void sizesAreHuman(long bytes, String text) {
    assertEquals(text, Words.size(bytes));
  }

  @Test
  void aLongInputKeepsItsKindAndItsFileName() {
    assertEquals("source …/A.java", Words.shortInput("source src/main/java/org/x/A.java", 20, "…"));
    assertEquals("…/A.java", Words.shortInput("src/main/java/my dir/A.java", 20, "…"));
    assertEquals("source a/A.java", Words.shortInput("source a/A.java", 20, "…"));
    assertEquals("parameter aVeryLongN…", Words.shortInput("parameter aVeryLongName", 20, "…"));
  }

  @Test
  void aClippedTextNeverEndsInHalfACharacter() {
    assertEquals("a…", Words.clip("a\uD83D\uDE00b", 2, "…"));
  }

  @Test
  void aChangeThatIsReadPrintsTheSameText() {
    for (Change change :
        List.of(
            new Change("parameter release", "17", "21"),
            new Change("source a/B.java", Change.ABSENT, "99"),
            new Change("parameter args", "a -> b", ": c"))) {
      assertEquals(change.toString(), Change.parse(change.toString()).toString());
    }
  }
}
