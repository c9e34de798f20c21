package dev.ariabuild.engine.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCacheTest {
  @TempDir Path dir;
  private Path saved;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    saved = dir.resolve("state/stat");
    file = Files.writeString(dir.resolve("a"), "hello");
  }

  @Test
  void aDigestOutlivesTheSession() throws IOException {
    FileStat stat = digestAfterSeconds(3600);

    assertEquals(1, StatCache.open(saved).size());
    Files.delete(file); // so that only the cache can answer
    assertEquals(
        Optional.of(Digest.ofUtf8("hello")),
        new FileStore(StatCache.open(saved)).digest(file, stat));
  }

  @Test
  void aDigestTakenWithinTwoSecondsOfAnEditDoesNot() throws IOException {
    digestAfterSeconds(1);

    assertEquals(0, StatCache.open(saved).size());
  }

  @Test
  void everyDamageMakesItEmpty() throws IOException {
    digestAfterSeconds(3600);
    byte[] good = Files.readAllBytes(saved);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      Files.write(saved, bad);
      assertEquals(0, StatCache.open(saved).size(), "byte " + i + " was altered");
      Files.write(saved, Arrays.copyOf(good, i));
      assertEquals(0, StatCache.open(saved).size(), "cut to " + i + " bytes");
    }
    Files.write(saved, good);
    assertEquals(1, StatCache.open(saved).size());
  }

  @Test
  void aSoundFileOfNonsenseIsEmptyToo() throws IOException {
    nonsense(0, 0, 0, 7, 1, 2, 3);
    nonsense(0, 0, 0, 7, 0, 0, 0, 1, 127, 127, 127, 127, 'a');
    nonsense(0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 1, 'a', 99);
  }

  private void nonsense(int... bytes) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(bytes.length);
    Arrays.stream(bytes).forEach(b -> content.put((byte) b));
    CheckedFile.write(saved, "ariastat", 2, content.flip());

    assertEquals(0, StatCache.open(saved).size());
  }

  @Test
  void aPathThatIsNoTextIsKnownInThisSessionOnly() throws IOException {
    StatCache cache = StatCache.open(saved);
    cache.put("a" + Character.MIN_HIGH_SURROGATE, known("x"));
    cache.put("\u00e4\ud83d\ude00", known("y"));
    assertEquals(2, cache.size());
    cache.save();

    StatCache next = StatCache.open(saved);
    assertEquals(1, next.size());
    assertEquals(Digest.ofUtf8("y"), next.get("\u00e4\ud83d\ude00").digest());
  }

  @Test
  void anotherVersionIsAbsent() throws IOException {
    CheckedFile.write(saved, "ariastat", 1, ByteBuffer.wrap(new byte[] {1}));

    assertTrue(CheckedFile.read(saved, "ariastat", 1).isPresent());
    assertFalse(CheckedFile.read(saved, "ariastat", 2).isPresent());
    assertFalse(CheckedFile.read(saved, "ariamemo", 1).isPresent());
  }

  @Test
  void aSaveLeavesNoTemporaryFileAndNoneIsMadeWithoutAChange() throws IOException {
    StatCache.open(saved).save();
    assertFalse(Files.exists(saved));

    digestAfterSeconds(3600);

    try (Stream<Path> left = Files.list(saved.getParent())) {
      assertEquals(List.of(saved), left.toList());
    }
  }

  @Test
  void aRowNobodyUsedInManySavesIsForgottenAndAUsedOneIsKept() throws IOException {
    put("used", 0);
    put("unused", 0);
    for (int i = 1; i <= PersistentTable.KEPT_SAVES; i++) {
      StatCache cache = StatCache.open(saved);
      assertEquals(Digest.ofUtf8("used0"), cache.get("used").digest());
      assertEquals(i == 1 ? 2 : 3, cache.size(), "save " + i);
      cache.put("new", known("new" + i));
      cache.save();
    }

    StatCache cache = StatCache.open(saved);
    assertEquals(2, cache.size());
    assertEquals(Digest.ofUtf8("used0"), cache.get("used").digest());
  }

  private void put(String path, int edition) throws IOException {
    StatCache cache = StatCache.open(saved);
    cache.put(path, known(path + edition));
    cache.save();
  }

  private static StatCache.Known known(String text) {
    FileStat stat = new FileStat(FileStat.Kind.FILE, 1, 2, 3, 4, true);
    return new StatCache.Known(stat, Digest.ofUtf8(text), Long.MAX_VALUE);
  }

  private FileStat digestAfterSeconds(int seconds) throws IOException {
    StatCache cache = StatCache.open(saved);
    FileStat stat = new FileStore(cache).stat(file).orElseThrow();
    Instant touched = Instant.ofEpochSecond(0, stat.lastTouchedNanos());
    InstantSource clock = InstantSource.fixed(touched.plusSeconds(seconds));
    new FileStore(cache, p -> false, clock).digest(file);
    cache.save();
    return stat;
  }
}
