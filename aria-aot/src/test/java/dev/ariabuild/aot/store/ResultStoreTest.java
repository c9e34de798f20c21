package dev.ariabuild.aot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
  private static final Digest KEY = Digest.ofUtf8("key");

  @TempDir Path folder;
  private int made;

  private Path get(Digest key) throws Exception {
    return new ResultStore(folder.resolve("codegen"))
        .get(
            "thing",
            key,
            place -> {
              made++;
              Files.createDirectories(place.resolve("d"));
              Files.writeString(place.resolve("d/f"), "content " + made);
              Files.createSymbolicLink(place.resolve("l"), Path.of("d/f"));
            });
  }

  @Test
  void aResultIsMadeOnceForEachKey() throws Exception {
    Path first = get(KEY);
    assertEquals(first, get(KEY));
    assertEquals(1, made);
    get(Digest.ofUtf8("other"));
    assertEquals(2, made);
    assertEquals("content 1", Files.readString(first.resolve("d/f")));
  }

  @Test
  void aResultThatIsTakenIsNewestAgain() throws Exception {
    Path digest = get(KEY).resolveSibling("digest");
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(digest, old);
    get(KEY);
    assertTrue(Files.getLastModifiedTime(digest).compareTo(old) > 0);
    assertEquals(1, made);
  }

  @Test
  void aCorruptResultIsMadeAgain() throws Exception {
    Files.writeString(get(KEY).resolve("d/f"), "content 7");
    assertEquals("content 2", Files.readString(get(KEY).resolve("d/f")));
    assertEquals(2, made);
  }

  @Test
  void aResultWithAFileTooFewOrTooManyIsMadeAgain() throws Exception {
    Files.delete(get(KEY).resolve("l"));
    Files.writeString(get(KEY).resolve("d/more"), "");
    get(KEY);
    assertEquals(3, made);
  }

  @Test
  void aResultWithoutItsDigestIsMadeAgain() throws Exception {
    Files.delete(get(KEY).resolveSibling("digest"));
    get(KEY);
    assertEquals(2, made);
  }

  @Test
  void aFailureLeavesNothing() throws Exception {
    ResultStore store = new ResultStore(folder.resolve("codegen"));
    assertThrows(
        IOException.class,
        () ->
            store.get(
                "thing",
                KEY,
                place -> {
                  Files.writeString(place.resolve("half"), "");
                  throw new IOException("on purpose");
                }));
    try (Stream<Path> left = Files.list(folder.resolve("codegen"))) {
      assertEquals(0, left.count());
    }
  }
}
