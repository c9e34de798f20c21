package dev.ariabuild.engine.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.execute.TraceFile;
import dev.ariabuild.engine.execute.TracePlaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Side.Module MODULE = new Side.Module(Path.of(""), Path.of("target"));
  private static final ActionId COMPILE = action("compile");
  private static final ActionId JAR = action("jar");

  @TempDir Path dir;
  private Side tree;
  private Side first;
  private Side second;

  @BeforeEach
  void threeSides() {
    tree = side("tree");
    first = side("one");
    second = side("two");
  }

  @Test
  void equalTreesHaveNoFindings() throws IOException {
    for (Side side : List.of(tree, first, second)) {
      write(side, "target/a.txt", "a");
      write(side, "target/aria/build.json", side.toString());
    }
    assertEquals(List.of(), findings());
  }

  @Test
  void aFileThatExecutionsWriteOtherwiseIsFoundWithItsWriter() throws IOException {
    write(tree, "target/a.txt", "same\nold\n");
    write(first, "target/a.txt", "same\nnew\n");
    write(second, "target/a.txt", "same\nnew\n");
    traces(first, trace(COMPILE, "target/a.txt"));
    assertEquals(
        List.of(
            new Finding(
                List.of(COMPILE), "target/a.txt", "line 2 is 'old', an execution writes 'new'")),
        findings());
  }

  private static String report(String seconds, String properties, String printed) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite xmlns:xsi="x" name="example.ATest" time="%1$s" timestamp="t%1$s" tests="1">
          <properties>
        %2$s  </properties>
          <testcase name="a" classname="example.ATest" time="%1$s">
            <system-out><![CDATA[%3$s]]></system-out>
          </testcase>
        </testsuite>
        """
        .formatted(seconds, properties, printed);
  }

  @Test
  void timesAndPropertiesInTestReportsProveNothing() throws IOException {
    for (String folder : List.of("surefire-reports", "failsafe-reports")) {
      String xml = "target/" + folder + "/TEST-example.ATest.xml";
      String txt = "target/" + folder + "/example.ATest.txt";
      write(tree, xml, report("1.5", "    <property name='a'/>\n    <property name='b'/>\n", "x"));
      write(tree, txt, "Tests run: 1, Time elapsed: 1.5 s -- in example.ATest\n");
      for (Side executed : List.of(first, second)) {
        write(executed, xml, report("0.001", "    <property name='c'/>\n", "x"));
        write(executed, txt, "Tests run: 1, Time elapsed: 1,001.2 ms -- in example.ATest\n");
      }
    }
    assertEquals(List.of(), findings());
  }

  @Test
  void everythingElseInTestReportsCountsAndTimesElsewhereDoToo() throws IOException {
    String xml = "target/surefire-reports/TEST-example.ATest.xml";
    String printed = "<testcase time=\"1.5\"/>";
    for (Side executed : List.of(first, second)) {
      write(executed, xml, report("0.001", "", "x"));
      write(executed, "target/classes/a.xml", "<testcase time=\"0.001\"/>");
      write(executed, "target/surefire-reports/notes.md", "Time elapsed: 1 s");
    }
    write(tree, xml, report("1.5", "", printed));
    write(tree, "target/classes/a.xml", "<testcase time=\"1.5\"/>");
    write(tree, "target/surefire-reports/notes.md", "Time elapsed: 2 s");
    List<String> found = findings().stream().map(Finding::what).toList();
    assertEquals(List.of("target/classes/a.xml", xml, "target/surefire-reports/notes.md"), found);

    for (String change : List.of("tests=\"1\" tests=\"2\"", "name=\"a\" name=\"b\"", "> />")) {
      String[] fromTo = change.split(" ");
      write(tree, xml, report("1.5", "", "x").replace(fromTo[0], fromTo[1]));
      assertTrue(findings().stream().anyMatch(f -> f.what().equals(xml)), change);
    }
  }

  @Test
  void whatIsMissingAndWhatIsTooMuchIsFoundInTheOrderOfTheBuild() throws IOException {
    write(tree, "target/a-stale.txt", "");
    write(first, "target/z.txt", "");
    write(second, "target/z.txt", "");
    write(first, "target/b.jar", "");
    write(second, "target/b.jar", "");
    traces(first, trace(COMPILE, "target/z.txt"), trace(JAR, "target/b.jar"));
    traces(tree, trace(JAR, "target/a-stale.txt"));
    assertEquals(
        List.of(
            "target/z.txt: is missing, but an execution writes it",
            "target/a-stale.txt: is there, but an execution does not write it",
            "target/b.jar: is missing, but an execution writes it"),
        findings().stream().map(Finding::toString).toList());
  }

  @Test
  void whatDiffersFromRunToRunProvesNothingButTheRestCounts() throws IOException {
    write(tree, "target/a.txt", "at 1\nvalue x\n");
    write(first, "target/a.txt", "at 2\nvalue x\n");
    write(second, "target/a.txt", "at 3\nvalue x\n");
    write(tree, "target/once.txt", "");
    write(first, "target/once.txt", "");
    assertEquals(List.of(), findings());
    assertEquals(Set.of("target/a.txt", "target/once.txt"), varying());

    write(tree, "target/a.txt", "at 1\nvalue y\n");
    assertEquals(
        List.of("target/a.txt: line 2 is 'value y', an execution writes 'value x'"),
        findings().stream().map(Finding::toString).toList());
  }

  @Test
  void archivesAreComparedByTheirEntriesWithoutTimes() throws IOException {
    zip(tree, "target/a.jar", 1_000_000_000_000L, "a\n");
    zip(first, "target/a.jar", 1_500_000_000_000L, "a\n");
    zip(second, "target/a.jar", 1_500_000_000_000L, "a\n");
    assertEquals(List.of(), findings());
    zip(tree, "target/a.jar", 1_500_000_000_000L, "b\n");
    assertEquals(
        List.of("target/a.jar: x/entry line 1 is 'b', an execution writes 'a'"),
        findings().stream().map(Finding::toString).toList());
  }

  @Test
  void theOwnPlaceOfACheckoutIsNoDifference() throws IOException {
    for (Side side : List.of(tree, first, second)) {
      write(side, "target/a.txt", "in " + side.root() + "/src");
    }
    assertEquals(List.of(), findings());
  }

  @Test
  void aChangeOfTheProjectThatWasReplayedWronglyIsFound() throws IOException {
    traces(tree, trace(COMPILE, new ProjectDelta(Map.of("+property", List.of("n\u00011")))));
    traces(first, trace(COMPILE, new ProjectDelta(Map.of("+property", List.of("n\u00012")))));
    traces(second, trace(COMPILE, new ProjectDelta(Map.of("+property", List.of("n\u00012")))));
    List<Finding> findings = findings();
    assertEquals(1, findings.size());
    assertEquals("the project", findings.get(0).what());
    assertTrue(findings.get(0).how().startsWith("property n 1 is 'set'"), findings::toString);

    traces(second, trace(COMPILE, new ProjectDelta(Map.of("+property", List.of("n\u00013")))));
    assertEquals(List.of(), findings());
  }

  private List<Finding> findings() throws IOException {
    return new Audit(tree, first, second).findings(MODULE);
  }

  private Set<String> varying() throws IOException {
    Audit audit = new Audit(tree, first, second);
    audit.findings(MODULE);
    return audit.varying();
  }

  private Side side(String name) {
    return new Side(dir.resolve(name), dir.resolve(name + "-cache"), path -> false);
  }

  private static ActionId action(String goal) {
    return new ActionId(new ModuleId("g", "a"), "p:" + goal, "default-" + goal);
  }

  private static Trace trace(ActionId action, String path) {
    OutputEntry output = new OutputEntry(path, OutputEntry.Kind.FILE, Digest.ofUtf8(path), 0);
    ActionResult result =
        new ActionResult(List.of(output), Optional.empty(), List.of(false), ProjectDelta.NONE);
    return new Trace(action, new Inputs(List.of()), result, true);
  }

  private static Trace trace(ActionId action, ProjectDelta delta) {
    ActionResult result = new ActionResult(List.of(), Optional.empty(), List.of(), delta);
    return new Trace(action, new Inputs(List.of()), result, true);
  }

  private static void traces(Side side, Trace... traces) {
    Path file = new TracePlaces(side.cacheDir(), side.root()).traces(side.root());
    new TraceFile(file, event -> {}).save(List.of(traces));
  }

  private static void write(Side side, String path, String text) throws IOException {
    bytes(side, path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(Side side, String path, byte[] bytes) throws IOException {
    Path file = side.root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static void zip(Side side, String path, long time, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("x/entry");
      entry.setTime(time);
      zip.putNextEntry(entry);
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    bytes(side, path, bytes.toByteArray());
  }
}
