package dev.ariabuild.maven.plugin.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
  @TempDir Path reports;

  @Test
  void eachTestSaysWhatCameOfIt() throws Exception {
    Files.writeString(
        reports.resolve("TEST-a.xml"),
        """
        <testsuite>
          <testcase classname="A" name="good"/>
          <testcase classname="A" name="bad"><failure/></testcase>
          <testcase classname="A" name="broken"><error/></testcase>
          <testcase classname="A" name="left"><skipped/></testcase>
        </testsuite>
        """);
    Files.writeString(reports.resolve("summary.xml"), "<testcase classname='B' name='none'/>");
    assertEquals(
        Map.of("A.good", "passed", "A.bad", "failed", "A.broken", "error", "A.left", "skipped"),
        TestReports.read(reports));
  }

  @Test
  void withoutReportsThereAreNoTests() throws Exception {
    assertEquals(Map.of(), TestReports.read(reports.resolve("none")));
  }

  @Test
  void aBrokenReportIsNamed() throws Exception {
    Files.writeString(reports.resolve("TEST-a.xml"), "<testsuite>");
    assertThrows(MojoExecutionException.class, () -> TestReports.read(reports));
  }
}
