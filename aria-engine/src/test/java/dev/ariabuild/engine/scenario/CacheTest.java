package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept, and what is not. */
class CacheTest extends CacheCase {
  @Test
  void textThatNamesTheCheckoutIsRestoredForAnother() throws IOException {
    r.module("a")
        .step("list", here -> here.write("target/list.txt", "in " + here.file("res") + "/x\n"));
    r.build();
    Reactor other = r.elsewhere("another-checkout");
    other.build().restored("a:list", "a:resources", "a:jar").nothingElse();
    assertEquals(
        "in " + other.work().resolve("a/res") + "/x\n",
        Files.readString(other.file("a/target/list.txt")));
  }

  @Test
  void binaryThatNamesTheCheckoutIsNotCached() throws IOException {
    r.module("a").step("make", here -> here.write("target/bin", "\0" + here.file("res") + "\0"));
    r.build();
    r.elsewhere("another").build().executed("a:make").restored("a:resources");
    r.deleteOutputs();
    r.build().executed("a:make");
  }

  @Test
  void largeTextThatNamesTheCheckoutIsNotCached() throws IOException {
    r.module("a")
        .step("make", here -> here.write("target/big", "x".repeat(5 << 20) + " " + here.dir()));
    r.build();
    r.elsewhere("another").build().executed("a:make").restored("a:resources");
  }

  @Test
  void aLinkThatNamesTheCheckoutIsNotCached() throws IOException {
    r.module("a")
        .step("make", here -> Files.createSymbolicLink(here.file("target/l"), here.file("res")));
    r.build();
    r.elsewhere("another").build().executed("a:make").restored("a:resources");
  }

  @Test
  void aSiblingOfTheCheckoutIsNoPlaceInIt() throws IOException {
    r.module("a").step("make", here -> here.write("target/t", here.dir() + "\u00e9/x"));
    r.checks().mayDiffer("a/target/t");
    r.build();
    r.elsewhere("another").build().executed("a:make");
  }

  @Test
  void largeFilesAreCachedApart() throws IOException {
    r.module("a").step("make", here -> here.write("target/big", "x".repeat(5 << 20)));
    r.build();
    assertTrue(Files.exists(r.disk().blob(Digest.ofUtf8("x".repeat(5 << 20)))));
    r.deleteOutputs();
    r.build().restored("a:make");
  }

  @Test
  void outputsLargerThanTheLimitAreNotCached() throws IOException {
    r.largestOutput(100);
    r.module("a").step("make", here -> here.write("target/big", "x".repeat(101)));
    r.build().executed("a:make");
    r.deleteOutputs();
    r.build().executed("a:make").restored("a:resources");
  }

  @Test
  void withReadingOffEverythingExecutesAndIsKept() throws IOException {
    r.build();
    r.read(false).build().executed("a:resources", "a:jar").because("a:jar", "switched off");
    r.read(true).build().upToDate("a:resources", "a:jar").nothingElse();
  }

  @Test
  void withWritingOffNothingIsKept() throws IOException {
    r.write(false).build().executed("a:resources", "a:jar");
    assertEquals(List.of(), r.disk().results());
    assertFalse(Files.exists(r.traceFile("a")));
    r.write(true).build().executed("a:resources", "a:jar");
    r.write(false).edit("a/res/x.txt").to("changed");
    r.build().executed("a:resources", "a:jar");
    r.write(true).build().executed("a:resources", "a:jar");
    r.write(false).edit("a/res/x.txt").to("small");
    r.build().restored("a:resources", "a:jar");
  }

  @Test
  void whatAnActionToldTheProjectIsToldAgainInTheSameOrder() throws IOException {
    r.module("a")
        .stepWithDelta(
            "tell",
            here ->
                new ProjectDelta(
                    Map.of("z", List.of("2", "1"), "a", List.of("x"), "m", List.of("b", "a"))));
    List<String> told = r.build().executed("a:tell").project("a");
    assertEquals(List.of("a=x", "m=b", "m=a", "z=2", "z=1", "artifact-file=target/a.jar"), told);
    assertEquals(told, r.build().upToDate("a:tell").project("a"));
    r.deleteOutputs();
    r.forgetTraces();
    assertEquals(told, r.build().restored("a:tell").project("a"));
  }

  @Test
  void anInterruptedRunOfAFullCacheIsRepeated() throws IOException {
    r.build();
    r.killedWhileBuilding("a");
    r.delete("a/target/a.jar");
    r.build().restored("a:resources", "a:jar").nothingElse();
  }
}
