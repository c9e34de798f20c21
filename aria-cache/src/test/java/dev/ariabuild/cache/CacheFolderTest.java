package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.folder.CacheUnavailable;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that cannot be used, or not as they should be. */
class CacheFolderTest extends DiskCacheCase {
  @Test
  void aFolderOfANewerAriaIsRefusedWithAWayOut() throws IOException {
    fixture.open();
    Files.writeString(fixture.root.resolve("FORMAT"), "aria-cache 2\nwhatever\n");
    CacheUnavailable e = assertThrows(CacheUnavailable.class, () -> fixture.open());
    assertEquals(
        "cache folder "
            + fixture.root
            + " has layout 2, but this version of aria knows layouts up to 1; upgrade aria, or"
            + " set ARIA_CACHE_DIR to another folder",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "aria-cache x", "aria-cache -3"})
  void aDamagedFormatFileIsWrittenAnew(String content) throws IOException {
    byte[] blob = bytes(1, 10);
    Digest digest = store(fixture.open(), BlobKind.RAW, blob);
    Files.writeString(fixture.root.resolve("FORMAT"), content);
    assertArrayEquals(blob, read(fixture.open(), digest).orElseThrow());
    assertEquals("aria-cache 1\n", Files.readString(fixture.root.resolve("FORMAT")));
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefusedWithAWayOut() throws IOException {
    Files.writeString(fixture.root, "a file");
    CacheUnavailable e = assertThrows(CacheUnavailable.class, () -> fixture.open());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("cache folder " + fixture.root + " cannot be used: "), message);
    assertTrue(
        message.endsWith("; make it writable, or set ARIA_CACHE_DIR to another folder"), message);
  }

  @Test
  void aFolderThatTakesNoFilesStillServesReads() throws IOException {
    byte[] content = bytes(1, 10);
    Digest digest = store(fixture.open(), BlobKind.RAW, content);
    Files.delete(fixture.root.resolve("tmp"));
    Files.writeString(fixture.root.resolve("tmp"), "in the way");
    DiskCache cache = fixture.open();
    assertArrayEquals(content, read(cache, digest).orElseThrow());
    for (var failing :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> store(cache, BlobKind.RAW, bytes(2, 10)),
            () -> cache.record(key("k"), result("a", content)))) {
      String message = String.valueOf(assertThrows(IOException.class, failing).getMessage());
      assertTrue(message.startsWith("cannot keep "), message);
      assertTrue(message.contains("cache folder " + fixture.root), message);
    }
    cache.close();
  }

  @Test
  void aVanishedFolderIsMadeAgainByTheNextStore() throws IOException {
    DiskCache cache = fixture.open();
    Files.delete(fixture.root.resolve("tmp"));
    Files.delete(fixture.root.resolve("content"));
    byte[] content = bytes(1, 10);
    assertArrayEquals(content, read(cache, store(cache, BlobKind.RAW, content)).orElseThrow());
  }
}
