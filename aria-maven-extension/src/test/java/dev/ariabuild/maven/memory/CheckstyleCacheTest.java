package dev.ariabuild.maven.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckstyleCacheTest {
  private static final String CACHE = "target/checkstyle-cachefile";
  private static final String REPORT = "target/checkstyle-result.xml";
  private static final String CONFIGURATION = "target/checkstyle-checker.xml";

  @TempDir Path module;

  @BeforeEach
  void aModuleThatWasChecked() throws IOException {
    write("src/A.java", "A");
    write("src/B.java", "B");
    write("src/C.java", "C");
    write(CONFIGURATION, "<module name='Checker'><module name='FileLength'/></module>");
    write(REPORT, report(file("A", ""), file("B", ""), file("C", "<error/>\n")));
    // a time that an editor may give back
    write(CACHE, "configuration*?=1\n" + path("A") + "=1000\n" + path("B") + "=1000\n");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(module.resolve(path).getParent());
    Files.writeString(module.resolve(path), text);
  }

  private String path(String name) {
    return module.resolve("src/" + name + ".java").toString();
  }

  private String file(String name, String found) {
    return "<file name=\"" + path(name) + "\">\n" + found + "</file>\n";
  }

  private static String report(String... files) {
    return "<checkstyle version=\"9.3\">\n" + String.join("", files) + "</checkstyle>\n";
  }

  private static Inputs inputs(Map<String, String> sources) {
    TreeMap<String, Digest> members = new TreeMap<>();
    sources.forEach((name, content) -> members.put(name, Digest.ofUtf8(content)));
    return new Inputs(List.of(Input.tree("files of src", Normaliser.CONTENT, members)));
  }

  private static final Map<String, String> BEFORE =
      Map.of("A.java", "1", "B.java", "1", "C.java", "1");

  private Trace trace() {
    List<OutputEntry> outputs =
        Stream.of(CACHE, CONFIGURATION, REPORT)
            .map(path -> new OutputEntry(path, OutputEntry.Kind.FILE, Digest.ofUtf8(path), 1))
            .toList();
    return new Trace(
        new ActionId(new ModuleId("g", "a"), "maven-checkstyle-plugin:check", "check"),
        inputs(BEFORE),
        new ActionResult(
            outputs, Optional.empty(), Collections.nCopies(3, false), ProjectDelta.NONE),
        true);
  }

  private CheckstyleCache with(Map<String, String> now) {
    return new CheckstyleCache(module, inputs(now));
  }

  @Test
  void editedFilesAreForgottenAndTheReportNamesAll() throws IOException {
    CheckstyleCache memory = with(Map.of("A.java", "2", "B.java", "1", "C.java", "1"));
    Map<String, byte[]> kept = memory.after(trace());
    Properties left = new Properties();
    left.load(new StringReader(new String(kept.get(CACHE), StandardCharsets.UTF_8)));
    assertEquals(Set.of("configuration*?", path("B")), left.stringPropertyNames());
    assertEquals(
        Long.toString(Files.getLastModifiedTime(Path.of(path("B"))).toMillis()),
        left.getProperty(path("B")));

    write(REPORT, report(file("A", ""), file("C", "<error/>\n")));
    write(CACHE, "#now\n" + path("B") + "=1000\n" + path("A") + "=2000\nconfiguration*?=1\n");
    assertTrue(memory.complete());
    assertEquals(
        report(file("A", ""), file("B", ""), file("C", "<error/>\n")),
        Files.readString(module.resolve(REPORT)));
    assertEquals(
        "#now\nconfiguration*?=1\n" + path("A") + "=2000\n" + path("B") + "=1000\n",
        Files.readString(module.resolve(CACHE)),
        "a clean build adds the edited file where it did before");
  }

  @Test
  void aFileInWhichSomethingIsFoundForTheFirstTimeMakesItLookAtAll() throws IOException {
    CheckstyleCache memory = with(Map.of("A.java", "2", "B.java", "1", "C.java", "1"));
    memory.after(trace());
    write(REPORT, report(file("A", "<error/>\n"), file("C", "<error/>\n")));
    write(CACHE, "configuration*?=1\n" + path("B") + "=1000\n");
    assertFalse(memory.complete(), "where lines stand in a smaller table is not known");
    assertFalse(Files.exists(module.resolve(CACHE)));
  }

  @Test
  void aReportThatLacksMoreThanItMayIsThrownAwayWithTheCache() throws IOException {
    CheckstyleCache memory = with(Map.of("A.java", "2", "B.java", "1", "C.java", "1"));
    memory.after(trace());
    write(REPORT, report(file("A", "")));
    assertFalse(memory.complete(), "C had errors and was not looked at");
    assertFalse(Files.exists(module.resolve(REPORT)));
    assertFalse(Files.exists(module.resolve(CACHE)));
    assertTrue(memory.complete(), "the second time all is looked at");
  }

  @Test
  void otherChangesAreLookedAtWholly() throws IOException {
    assertEquals(
        Map.of(), with(Map.of("A.java", "1", "B.java", "1")).after(trace()), "a file is gone");
    assertEquals(
        Map.of(),
        with(Map.of("A.java", "1", "B.java", "1", "C.java", "1", "D.java", "1")).after(trace()),
        "a file is new");
    write(CONFIGURATION, "<module name='Checker'><module name='JavadocPackage'/></module>");
    assertEquals(
        Map.of(),
        with(Map.of("A.java", "2", "B.java", "1", "C.java", "1")).after(trace()),
        "a module that does not judge by file");
  }

  @Test
  void aChangedFileThatTheReportDoesNotNameMayBeOneThatTheRulesName() throws IOException {
    write(REPORT, report(file("A", ""), file("B", "")));
    assertEquals(
        Map.of(), with(Map.of("A.java", "1", "B.java", "1", "C.java", "2")).after(trace()));
  }

  @Test
  void aCacheThatDeniesWhatTheReportSaysIsNotBelieved() throws IOException {
    write(REPORT, report(file("A", ""), file("B", "<error/>\n"), file("C", "")));
    assertEquals(
        Map.of(), with(Map.of("A.java", "2", "B.java", "1", "C.java", "1")).after(trace()));
  }
}
