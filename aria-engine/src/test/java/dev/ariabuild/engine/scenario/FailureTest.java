package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when an action fails. */
class FailureTest {
  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void oneModule() throws IOException {
    r = Reactor.in(dir);
    r.module("a").java("a.A", "static int f() { return 1; }");
  }

  @Test
  void aFailingCompilerLeavesOutputsAndTraces() throws IOException {
    r.module("a").resource("x", "x");
    r.build();
    SortedMap<String, String> before = Trees.read(r.work(), Reactor::isOutput);
    r.edit("a.A").replace("return 1", "return one");
    r.build().failed("a:compile", "cannot find symbol").upToDate("a:resources");
    assertEquals(before, Trees.read(r.work(), Reactor::isOutput));
    r.edit("a.A").replace("return one", "return 1");
    r.build().upToDate("a:compile").nothingElse();
  }

  @Test
  void aFirstFailureLeavesNothing() throws IOException {
    r.edit("a.A").replace("return 1", "return one");
    r.build().failed("a:compile", "cannot find symbol");
    assertTrue(Trees.read(r.work(), Reactor::isOutput).isEmpty());
    r.edit("a.A").replace("return one", "return 1");
    r.build().executed("a:compile");
  }

  @Test
  void whatAFailingActionWroteAndDeletedIsUndone() throws IOException {
    r.module("a").file("in", "good");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/made/" + here.read("in"), "x");
              Files.createDirectories(here.file("target/made/empty"));
              if (here.read("in").equals("good/bad")) {
                throw new Steps.Failed("bad");
              }
            })
        .reads("in");
    r.build();
    SortedMap<String, String> before = Trees.read(r.work(), Reactor::isOutput);
    r.edit("a/in").to("good/bad");
    r.build().failed("a:make", "bad");
    assertEquals(before, Trees.read(r.work(), Reactor::isOutput));
    r.edit("a/in").to("good");
    r.build().upToDate("a:make").nothingElse();
  }

  @Test
  void anErrorIsUndoneAsWell() throws IOException {
    r.module("a").file("in", "x");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/made", "x");
              if (here.read("in").equals("y")) {
                throw new IllegalStateException("no memory");
              }
            })
        .reads("in");
    r.build();
    r.edit("a/in").to("y");
    r.build().failed("a:make", "no memory");
    r.edit("a/in").to("x");
    r.build().nothingElse();
  }

  private void withTest(boolean ignoringFailures) {
    r.module("a")
        .java("a.T", "public static void main(String[] x) { if (A.f() != 1) throw new Error(); }")
        .test("a.T", ignoringFailures);
  }

  @Test
  void aFailingTestIsNeverReusedAndItsReportStays() throws IOException {
    withTest(false);
    r.edit("a.A").replace("return 1", "return 2");
    r.build().failed("a:test", "a.T failed");
    String report = Files.readString(r.file("a/target/reports/TEST-a.T.xml"));
    assertEquals("<test failed='true'/>", report);
    r.build().failed("a:test", "a.T failed").because("a:test", "must not be reused");
    r.edit("a.A").replace("return 2", "return 1");
    r.build().executed("a:compile", "a:test");
    r.edit("a.A").replace("return 1", "return 2");
    r.build().restored("a:compile").failed("a:test", "a.T failed");
    r.edit("a.A").replace("return 2", "return 1");
    r.build().restored("a:compile", "a:test");
  }

  @Test
  void anIgnoredFailureIsNeverReusedEither() throws IOException {
    withTest(true);
    r.checks().mayRunAgain("a:test");
    r.edit("a.A").replace("return 1", "return 2");
    r.build().executed("a:compile", "a:test");
    r.build().executed("a:test").because("a:test", "must not be reused").nothingElse();
    r.deleteOutputs();
    r.build().restored("a:compile").executed("a:test");
    r.forgetTraces();
    r.build().restored("a:compile").executed("a:test");
  }

  @Test
  void aFailingUndescribedActionRunsAgain() throws IOException {
    r.module("a").file("in", "bad");
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/made", "x");
              if (here.read("in").equals("bad")) {
                throw new Steps.Failed("bad");
              }
            })
        .undescribed();
    r.build().executed("a:compile").failed("a:make", "bad");
    r.edit("a/in").to("good");
    r.build().upToDate("a:compile").bypassed("a:make").nothingElse();
  }
}
