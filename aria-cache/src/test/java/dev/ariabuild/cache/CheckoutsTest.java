package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.folder.CacheInUse;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.Share;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is remembered of checkouts, and for how long. */
class CheckoutsTest extends UpkeepCase {
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
}
