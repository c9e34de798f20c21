package dev.ariabuild.maven.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckstyleReportTest {
  private static final String HEAD = "<?xml version=\"1.0\"?>\n<checkstyle version=\"9.3\">\n";
  private static final String TAIL = "</checkstyle>\n";
  private static final String CLEAN = "</file>\n";
  private static final String DIRTY = "<error line=\"1\"/>\n</file>\n";

  private static String file(String name, String rest) {
    return "<file name=\"" + name + "\">\n" + rest;
  }

  private static CheckstyleReport report(String... files) {
    return CheckstyleReport.of(HEAD + String.join("", files) + TAIL).orElseThrow();
  }

  @Test
  void whatALaterReportSaysStandsInThePlaceOfTheFile() {
    CheckstyleReport all = report(file("/a", CLEAN), file("/b", CLEAN), file("/c", CLEAN));
    assertEquals(
        Optional.of(HEAD + file("/a", CLEAN) + file("/b", DIRTY) + file("/c", CLEAN) + TAIL),
        all.with(report(file("/b", DIRTY)), Set.of("/a", "/c")));
    assertTrue(all.isClean("/a"));
    assertFalse(report(file("/a", DIRTY)).isClean("/a"));
  }

  @Test
  void aFileOfWhichNobodyKnowsAnythingIsNotMadeUp() {
    CheckstyleReport all = report(file("/a", CLEAN), file("/b", CLEAN));
    assertEquals(Optional.empty(), all.with(report(file("/b", CLEAN)), Set.of()));
    assertEquals(
        Optional.empty(), all.with(report(file("/new", CLEAN)), Set.of("/a", "/b")), "unexpected");
    CheckstyleReport other =
        CheckstyleReport.of(HEAD.replace("9.3", "10.1") + file("/b", CLEAN) + TAIL).orElseThrow();
    assertEquals(Optional.empty(), all.with(other, Set.of("/a")), "another Checkstyle");
  }

  @Test
  void anythingElseIsNoReport() {
    assertEquals(Optional.empty(), CheckstyleReport.of(""));
    assertEquals(Optional.empty(), CheckstyleReport.of(HEAD + file("/a", CLEAN)));
    assertEquals(Optional.empty(), CheckstyleReport.of(HEAD + file("/a", "") + TAIL));
    assertEquals(
        Optional.empty(),
        CheckstyleReport.of(HEAD + file("/a", CLEAN) + file("/a", CLEAN) + TAIL),
        "twice");
    assertEquals(
        Optional.empty(), CheckstyleReport.of(HEAD + file("/a&amp;b", CLEAN) + TAIL), "escaped");
  }
}
