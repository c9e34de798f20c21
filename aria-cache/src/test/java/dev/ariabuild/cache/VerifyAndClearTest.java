package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.disk.Verification;
import dev.ariabuild.cache.index.EntryKind;
import dev.ariabuild.cache.index.Share;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is done to the cache folder when somebody asks for it. */
class VerifyAndClearTest extends UpkeepCase {
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
    write(fixture.root.resolve("compilers/a/classes.jsa"), 10);
    cache.maintain();
    Path foreign = Files.writeString(fixture.root.resolve("notes.txt"), "a user's");

    Map<EntryKind, Share> gone = cache.clear();
    assertEquals(new Share(1, 1024), gone.get(EntryKind.RAW));
    assertEquals(1, gone.get(EntryKind.ACTION).entries());
    assertEquals(1, gone.get(EntryKind.PROJECT).entries());
    assertEquals(1, gone.get(EntryKind.PACKAGING).entries());
    assertEquals(1, gone.get(EntryKind.COMPILER).entries());
    assertTrue(Files.exists(foreign));
    assertEquals(Optional.empty(), cache.open(Digest.of(content)));
    assertEquals(0, cache.stats().total().entries());
    assertEquals(List.of(), fixture.leftInTmp());
    store(cache, BlobKind.RAW, content);
    assertArrayEquals(content, read(fixture.open(), Digest.of(content)).orElseThrow());
  }
}
