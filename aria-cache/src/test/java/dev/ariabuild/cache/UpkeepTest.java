package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.disk.Verification;
import dev.ariabuild.cache.folder.CacheInUse;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.Share;
import dev.ariabuild.cache.index.Upkeep;
import dev.ariabuild.cache.index.Why;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep beyond blobs and results: checkouts, versions, packaging; verifying and clearing. */
class UpkeepTest {
  @TempDir Path temp;
  private CacheFixture fixture;

  @BeforeEach
  void makeFixture() throws IOException {
    fixture = new CacheFixture(temp.resolve("cache"));
    fixture.open();
  }

  /** What a checkout remembers, 100 bytes and the note of where it lies. */
  private Path project(String name, Path checkout, Duration age) throws IOException {
    Path folder = fixture.root.resolve("metadata").resolve(name);
    DiskCache cache = fixture.open();
    cache.beginUse(new CacheUse(folder, checkout, Optional.empty()));
    cache.close();
    write(folder.resolve("traces/a.traces"), 100);
    age(folder, age);
    return folder;
  }

  private static void write(Path file, int length) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(1, length));
  }

  private void age(Path folder, Duration age) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        fixture.age(file, age);
      }
    }
  }

  private Path checkout(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  private Map<Why, Share> collect() throws IOException {
    return fixture.open().collect().orElseThrow().removed();
  }

  @Test
  void whatAGoneCheckoutRememberedGoesAfterADayAndOthersStay() throws IOException {
    Path here = project("here", checkout("here"), Duration.ofDays(2));
    Path gone = project("gone", temp.resolve("gone"), Duration.ofDays(2));
    Path justGone = project("just-gone", temp.resolve("just-gone"), Duration.ofHours(20));
    Path unknown = project("unknown", checkout("unknown"), Duration.ofDays(2));
    Files.delete(unknown.resolve("checkout"));
    assertEquals(1, collect().get(Why.CHECKOUT_IS_GONE).entries());
    assertFalse(Files.exists(gone));
    for (Path stays : List.of(here, justGone, unknown)) {
      assertTrue(Files.exists(stays.resolve("traces/a.traces")), stays.toString());
    }
    assertEquals(List.of(), fixture.leftInTmp());
  }

  @Test
  void whatACheckoutRemembersGoesByAgeAndSizeAsAWhole() throws IOException {
    Path old = project("old", checkout("old"), Duration.ofDays(31));
    Path read = project("read", checkout("read"), Duration.ofDays(31));
    fixture.age(read.resolve("checkout"), Duration.ofDays(29));
    assertEquals(1, collect().get(Why.TOO_OLD).entries());
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(read.resolve("traces/a.traces")), "its newest file counts");
    fixture.limits = new DiskLimits(10, Duration.ofDays(30), 0);
    assertEquals(1, collect().get(Why.UNREAD).entries());
    assertFalse(Files.exists(read));
  }

  @Test
  void beginningToUseACheckoutIsUse() throws IOException {
    Path folder = project("p", checkout("p"), Duration.ofDays(31));
    fixture.open().beginUse(new CacheUse(folder, temp.resolve("p"), Optional.empty()));
    assertEquals(Map.of(), collect());
    assertTrue(Files.exists(folder.resolve("traces/a.traces")));
  }

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

  @Test
  void whatWasUsedInTheFutureAgesFromNowOn() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 1000);
    store(cache, BlobKind.RAW, content);
    Path project = project("p", checkout("p"), Duration.ZERO);
    fixture.age(fixture.blobFile(content), Duration.ofDays(-4000));
    age(project, Duration.ofDays(-4000));
    fixture.limits = new DiskLimits(0, Duration.ofDays(30), 0);
    assertEquals(Map.of(), collect(), "used a moment ago");
    fixture.now = fixture.now.plus(Duration.ofHours(2));
    assertEquals(new Share(2, 1000 + 24 + 100 + checkoutNote("p")), removed());
    assertFalse(Files.exists(project));
    assertFalse(Files.exists(fixture.blobFile(content)));
  }

  private long checkoutNote(String name) {
    return temp.resolve(name).toString().length() + 1;
  }

  private Share removed() throws IOException {
    return fixture.open().collect().orElseThrow().total();
  }

  @Test
  void verifyingFindsAndRemovesWhatIsDamagedOrIncompleteAndUsesNothing() throws IOException {
    DiskCache cache = fixture.open();
    byte[] good = bytes(1, 1000);
    byte[] flipped = bytes(2, 1000);
    byte[] missing = bytes(3, 1000);
    for (byte[] each : List.of(good, flipped, missing)) {
      store(cache, BlobKind.RAW, each);
      fixture.age(fixture.blobFile(each), Duration.ofDays(2));
    }
    cache.record(key("good"), result("a", good));
    cache.record(key("incomplete"), result("b", missing));
    cache.record(key("damaged"), result("c", good));
    cache.record(key("empty folder"), emptyFolder());
    assertEquals(List.of(), cache.verify().damaged());
    assertEquals(List.of(), cache.verify().incomplete());
    Files.delete(fixture.blobFile(missing));
    byte[] stored = Files.readAllBytes(fixture.blobFile(flipped));
    stored[500] ^= 1;
    Files.write(fixture.blobFile(flipped), stored);
    fixture.age(fixture.blobFile(flipped), Duration.ofDays(2));
    Files.write(fixture.actionFile(key("damaged")), new byte[50]);
    FileTime before = Files.getLastModifiedTime(fixture.blobFile(good));

    Verification.Found found = cache.verify();
    assertEquals(6, found.entries());
    assertEquals(2, found.damaged().size(), found.toString());
    assertTrue(found.damaged().get(0).endsWith(Digest.of(flipped).hex()), found.toString());
    assertEquals(1, found.incomplete().size());
    assertEquals(before, Files.getLastModifiedTime(fixture.blobFile(good)));
    assertEquals(Optional.empty(), cache.open(Digest.of(flipped)));
    assertEquals(Optional.empty(), cache.find(key("incomplete")));
    assertTrue(cache.find(key("good")).isPresent());
    store(cache, BlobKind.RAW, flipped);
    found = cache.verify();
    assertEquals(List.of(), found.damaged());
    assertEquals(List.of(), found.incomplete());
  }

  private static ActionResult emptyFolder() {
    OutputEntry folder =
        new OutputEntry("target/a", OutputEntry.Kind.EMPTY_DIRECTORY, Digest.of(new byte[0]), 0);
    return new ActionResult(List.of(folder), Optional.empty(), List.of(false), ProjectDelta.NONE);
  }

  @Test
  void clearingRemovesWhatIsKeptAndNothingElseAndTheCacheWorksOn() throws IOException {
    DiskCache cache = fixture.open();
    byte[] content = bytes(1, 1000);
    store(cache, BlobKind.RAW, content);
    cache.record(key("k"), result("a", content));
    project("p", checkout("p"), Duration.ZERO);
    write(fixture.root.resolve("codegen/x/shared/jar-1/content/a"), 10);
    cache.maintain();
    Path foreign = Files.writeString(fixture.root.resolve("notes.txt"), "a user's");

    Map<EntryKind, Share> gone = cache.clear();
    assertEquals(new Share(1, 1024), gone.get(EntryKind.RAW));
    assertEquals(1, gone.get(EntryKind.ACTION).entries());
    assertEquals(1, gone.get(EntryKind.PROJECT).entries());
    assertEquals(1, gone.get(EntryKind.PACKAGING).entries());
    assertTrue(Files.exists(foreign));
    assertEquals(Optional.empty(), cache.open(Digest.of(content)));
    assertEquals(0, cache.stats().total().entries());
    assertEquals(List.of(), fixture.leftInTmp());
    store(cache, BlobKind.RAW, content);
    assertArrayEquals(content, read(fixture.open(), Digest.of(content)).orElseThrow());
  }

  @Test
  void nothingIsClearedAndNoCheckoutForgottenWhileAnotherProcessUsesIt() throws Exception {
    Path project = fixture.root.resolve("metadata/other");
    byte[] content = bytes(1, 1000);
    DiskCache cache = fixture.open();
    store(cache, BlobKind.RAW, content);
    Process other = user(project, temp.resolve("gone"));
    try {
      write(project.resolve("traces/a.traces"), 100);
      age(project, Duration.ofDays(400));
      assertEquals(Map.of(), collect());
      CacheInUse e = assertThrows(CacheInUse.class, cache::clear);
      assertEquals(
          "cache folder "
              + fixture.root
              + " is in use by process "
              + other.pid()
              + ", so nothing was removed; wait until that has ended",
          e.getMessage());
      assertArrayEquals(content, read(cache, Digest.of(content)).orElseThrow());
    } finally {
      other.destroyForcibly();
      assertTrue(other.waitFor(60, TimeUnit.SECONDS));
    }
    assertEquals(List.of(), cache.otherUsers(), "a killed one uses nothing");
    try (Stream<Path> left = Files.list(fixture.root.resolve("users"))) {
      assertEquals(0, left.count());
    }
    assertEquals(1, collect().get(Why.CHECKOUT_IS_GONE).entries());
    cache.clear();
    assertEquals(0, cache.stats().total().entries());
  }

  private Process user(Path project, Path checkout) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                UserMain.class.getName(),
                fixture.root.toString(),
                project.toString(),
                checkout.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("in use", said.readLine());
    return process;
  }
}
