package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the cache holds or lost, the build comes out right. */
class CacheTest {
  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void oneModule() throws IOException {
    r = Reactor.in(dir);
    r.module("a").resource("x.txt", "small").resource("y.txt", "also small").jar();
  }

  private interface Harm {
    void to(Path file) throws IOException;
  }

  private static void truncate(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private void executesOnceAndHeals(List<Path> harmed, Harm harm) throws IOException {
    for (Path file : harmed) {
      harm.to(file);
    }
    r.deleteOutputs();
    r.build().executed("a:resources", "a:jar").nothingElse();
    r.deleteOutputs();
    r.build().restored("a:resources", "a:jar").nothingElse();
  }

  @Test
  void missingBlobsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().blobs(), Files::delete);
  }

  @Test
  void flippedBlobsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().blobs(), CacheTest::flip);
  }

  @Test
  void truncatedBlobsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().blobs(), CacheTest::truncate);
  }

  @Test
  void emptyBlobsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().blobs(), file -> Files.write(file, new byte[0]));
  }

  @Test
  void flippedResultsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().results(), CacheTest::flip);
  }

  @Test
  void truncatedResultsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().results(), CacheTest::truncate);
  }

  @Test
  void oneDamagedBlobOfTwoMakesTheActionExecuteOnce() throws IOException {
    r = Reactor.in(dir);
    r.module("a")
        .step(
            "make",
            here -> {
              here.write("target/text", "x");
              here.write("target/packed.zip", "not really");
            });
    r.build();
    flip(r.disk().blob(Digest.ofUtf8("not really")));
    r.deleteOutputs();
    Built built = r.build();
    built.executed("a:make").because("a:make", "the cache entry is damaged");
    assertEquals(1, built.count(CacheActivity.Kind.DAMAGED));
    r.deleteOutputs();
    r.build().restored("a:make");
  }

  @Test
  void aBrokenLayerCostsNothingButTime() throws IOException {
    r.build();
    r.deleteOutputs();
    r.disk().broken(true);
    Built built = r.buildUnchecked();
    built.executed("a:resources", "a:jar");
    assertEquals(1, built.count(CacheActivity.Kind.BROKEN));
    r.disk().broken(false);
    r.build().upToDate("a:resources", "a:jar");
  }

  @Test
  void aFarLayerFillsTheNearOnes() throws IOException {
    FakeDiskLayer remote = new FakeDiskLayer(dir.resolve("remote"), Origin.REMOTE);
    r.behind(remote).build();
    for (Path file : r.disk().blobs()) {
      Files.delete(file);
    }
    for (Path file : r.disk().results()) {
      Files.delete(file);
    }
    r.deleteOutputs();
    r.build().restoredFrom(Origin.REMOTE, "a:resources", "a:jar");
    r.deleteOutputs();
    r.build().restoredFrom(Origin.DISK, "a:resources", "a:jar");
  }

  @Test
  void aDamagedNearBlobIsTakenFromAFarLayer() throws IOException {
    r.behind(new FakeDiskLayer(dir.resolve("remote"), Origin.REMOTE)).build();
    for (Path file : r.disk().blobs()) {
      flip(file);
    }
    r.deleteOutputs();
    r.build().restored("a:resources", "a:jar");
  }

  private ActionKey keyOfResources() throws IOException {
    String key = r.build().executed("a:resources").actions().get("a:resources").key();
    return new ActionKey(Digest.fromHex(key.substring(key.lastIndexOf('-') + 1)));
  }

  private void refused(OutputEntry... outputs) throws IOException {
    ActionKey key = keyOfResources();
    byte[] evil = "../../../evil".getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(evil);
    ActionResult hostile =
        new ActionResult(
            List.of(outputs),
            Optional.of(digest),
            java.util.Collections.nCopies(outputs.length, true),
            ProjectDelta.NONE);
    r.disk().store(digest, BlobKind.BUNDLE, () -> new ByteArrayInputStream(evil));
    r.disk().record(key, hostile);
    r.deleteOutputs();
    r.build().executed("a:resources").because("a:resources", "the cache entry is damaged");
    assertEquals(List.of("a"), names(r.work()));
    r.deleteOutputs();
    r.build().restored("a:resources");
  }

  private static List<String> names(Path of) throws IOException {
    try (var files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static OutputEntry evil(String path, Kind kind) {
    return new OutputEntry(path, kind, Digest.ofUtf8("../../../evil"), 13);
  }

  @Test
  void aResultThatWritesSourcesIsRefused() throws IOException {
    refused(evil("src/a/Evil.java", Kind.FILE));
    assertFalse(Files.exists(r.file("a/src/a/Evil.java")));
  }

  @Test
  void aResultThatWritesWhereAriaKeepsItsOwnIsRefused() throws IOException {
    refused(evil("target/aria/stash/x", Kind.FILE));
  }

  @Test
  void aResultWithALinkOutOfTheModuleIsRefused() throws IOException {
    refused(evil("target/classes/link", Kind.SYMLINK));
    assertFalse(Files.isSymbolicLink(r.file("a/target/classes/link")));
  }

  @Test
  void aResultWithNamesThatClashElsewhereIsRefused() throws IOException {
    refused(evil("target/classes/A", Kind.FILE), evil("target/classes/a", Kind.FILE));
  }

  @Test
  void aResultThatReachesBeyondItsBundleIsRefused() throws IOException {
    refused(new OutputEntry("target/classes/x", Kind.FILE, Digest.ofUtf8("x"), Integer.MAX_VALUE));
  }

  @Test
  void aResultWhoseEntriesAreNotInItsBundleIsRefused() throws IOException {
    refused(new OutputEntry("target/classes/x", Kind.FILE, Digest.ofUtf8("x"), 13));
  }

  @Test
  void anExistingLinkIsNeverWrittenThrough() throws IOException {
    r.build();
    Path outside = Files.createDirectories(dir.resolve("outside"));
    r.delete("a/target/classes");
    Files.createSymbolicLink(r.file("a/target/classes"), outside);
    r.build().restored("a:resources");
    assertEquals(List.of(), names(outside));
  }

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
  void damagedTracesAreNoTraces() throws IOException {
    r.build();
    flip(r.traceFile("a"));
    r.build().restored("a:resources", "a:jar").because("a:jar", "no record").nothingElse();
    truncate(r.traceFile("a"));
    r.build().restored("a:resources", "a:jar");
    Files.write(r.traceFile("a"), new byte[0]);
    r.build().restored("a:resources", "a:jar");
  }

  @Test
  void anInterruptedRunOfAFullCacheIsRepeated() throws IOException {
    r.build();
    r.killedWhileBuilding("a");
    r.delete("a/target/a.jar");
    r.build().restored("a:resources", "a:jar").nothingElse();
  }
}
