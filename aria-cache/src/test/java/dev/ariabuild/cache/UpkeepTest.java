package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.Share;
import dev.ariabuild.cache.index.Upkeep;
import dev.ariabuild.cache.index.Why;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What nothing can use any more. */
class UpkeepTest extends UpkeepCase {
  @Test
  void resultsOfPackagingGoAsAWholeTheLeastRecentlyReadFirst() throws IOException {
    Path older = fixture.root.resolve("codegen/x86_64/shared/runtime-1");
    Path newer = fixture.root.resolve("codegen/x86_64/shared/runtime-2");
    Path work = fixture.root.resolve("deps/work");
    write(older.resolve("content/bin/java"), 1000);
    write(older.resolve("digest"), 64);
    write(newer.resolve("content/bin/java"), 1000);
    write(work.resolve("file"), 1000);
    age(older, Duration.ofDays(2));
    age(newer, Duration.ofDays(1));
    age(work, Duration.ofDays(3));
    assertEquals(new Share(3, 3064), fixture.open().stats().kinds().get(EntryKind.PACKAGING));
    fixture.limits = new DiskLimits(2500, Duration.ofDays(30), 0);
    assertEquals(1, collect().get(Why.LEAST_RECENTLY_READ).entries());
    assertFalse(Files.exists(work));
    fixture.limits = new DiskLimits(1500, Duration.ofDays(30), 0);
    collect();
    assertFalse(Files.exists(older));
    assertTrue(Files.exists(newer.resolve("content/bin/java")));
  }

  @Test
  void resultsOfAVersionThatIsGoneGoFirstWithTheirBlobsAndNothingElse() throws IOException {
    Path jar = Files.createFile(temp.resolve("aria-1.jar"));
    byte[] one = bytes(1, 1000);
    byte[] both = bytes(2, 1000);
    byte[] two = bytes(3, 1000);
    recordAs("1", jar, "a", one);
    recordAs("1", jar, "b", both);
    recordAs("2", Files.createFile(temp.resolve("aria-2.jar")), "c", two);
    recordAs("2", temp.resolve("aria-2.jar"), "d", both);
    fixture.now = fixture.now.plus(Duration.ofHours(2));
    assertEquals(Map.of(), collect());

    Files.delete(jar);
    Upkeep upkeep = fixture.open().collect().orElseThrow();
    assertEquals(2, upkeep.removed().get(Why.VERSION_IS_GONE).entries());
    assertEquals(new Share(1, 1024), upkeep.removed().get(Why.NAMED_BY_NOTHING));
    assertFalse(Files.exists(fixture.blobFile(one)));
    assertTrue(Files.exists(fixture.blobFile(both)));
    assertTrue(fixture.open().find(key("c")).isPresent());
    assertTrue(fixture.open().find(key("d")).isPresent());
    assertEquals(Optional.empty(), fixture.open().find(key("a")));
    assertFalse(Files.exists(fixture.root.resolve("versions/1")), "nothing of it is left");
    assertTrue(Files.exists(fixture.root.resolve("versions/2")));
  }

  private void recordAs(String version, Path jar, String key, byte[] content) throws IOException {
    fixture.version = version;
    DiskCache cache = fixture.open();
    Path project = fixture.root.resolve("metadata/p");
    cache.beginUse(new CacheUse(project, checkout("p"), Optional.of(jar)));
    store(cache, BlobKind.RAW, content);
    cache.record(key(key), result(key, content));
    cache.close();
  }

  @Test
  void blobsThatNoResultNamesGoInAThoroughRoundUnlessTheyAreNew() throws IOException {
    DiskCache cache = fixture.open();
    byte[] named = bytes(1, 1000);
    byte[] lost = bytes(2, 1000);
    byte[] young = bytes(3, 1000);
    store(cache, BlobKind.RAW, named);
    store(cache, BlobKind.RAW, lost);
    cache.record(key("k"), result("a", named));
    for (byte[] each : List.of(named, lost)) {
      fixture.age(fixture.blobFile(each), Duration.ofHours(2));
    }
    store(cache, BlobKind.RAW, young); // its result is yet to be stored
    assertEquals(Optional.of(0), fixture.open().maintain());
    assertEquals(Map.of(Why.NAMED_BY_NOTHING, new Share(1, 1024)), collect());
    assertFalse(Files.exists(fixture.blobFile(lost)));
    assertTrue(Files.exists(fixture.blobFile(young)));
    assertTrue(Files.exists(fixture.blobFile(named)));
  }

  @Test
  void theBlobsOfAResultThatIsKeptStayToo() throws IOException {
    DiskCache cache = fixture.open();
    byte[] kept = bytes(1, 1000);
    byte[] other = bytes(2, 1000);
    for (byte[] each : List.of(kept, other)) {
      store(cache, BlobKind.RAW, each);
      fixture.age(fixture.blobFile(each), Duration.ofDays(100));
    }
    cache.record(key("k"), result("a", kept));
    fixture.age(fixture.actionFile(key("k")), Duration.ofDays(100));
    fixture.kept.add(key("k").digest());
    fixture.limits = new DiskLimits(0, Duration.ofDays(30), 0);
    assertEquals(Optional.of(1), fixture.open().maintain());
    assertArrayEquals(kept, read(cache, Digest.of(kept)).orElseThrow());
    assertFalse(Files.exists(fixture.blobFile(other)));
  }

  @Test
  void whatIsHalfRemovedIsSweptToo() throws IOException {
    Path half = fixture.root.resolve("tmp/w-1-0.tmp");
    write(half.resolve("traces/a.traces"), 100);
    age(half, Duration.ofHours(2));
    assertEquals(1, fixture.open().collect().orElseThrow().leftovers());
    assertEquals(List.of(), fixture.leftInTmp());
  }

  @Test
  void whatKilledBuildsLeftBesideWhatIsKeptIsSweptAndNothingElse() throws IOException {
    Path project = project("p", checkout("p"), Duration.ofHours(2));
    Path trace = project.resolve("traces/trace1.tmp");
    Path state = project.resolve("javac/x/state2.part");
    Path young = project.resolve("stats.3.tmp");
    Path image = fixture.root.resolve("codegen/x/shared/.new-1/content/bin/java.tmp");
    Path training = fixture.root.resolve("codegen/x/shared/.new-2/content/a.jsa");
    Path kept = fixture.root.resolve("codegen/x/shared/jar-1/content/file.jar");
    for (Path file : List.of(trace, state, young, image, training, kept)) {
      write(file, 10);
      age(file, Duration.ofHours(2));
    }
    fixture.age(young, Duration.ofMinutes(50));
    fixture.age(image.getParent().getParent().getParent(), Duration.ofDays(2));
    fixture.age(training.getParent().getParent(), Duration.ofHours(20));
    assertEquals(3, fixture.open().collect().orElseThrow().leftovers());
    for (Path gone : List.of(trace, state, image)) {
      assertFalse(Files.exists(gone), gone.toString());
    }
    for (Path stays : List.of(young, training, kept, project.resolve("traces/a.traces"))) {
      assertTrue(Files.exists(stays), stays.toString());
    }
  }
}
