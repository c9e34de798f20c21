package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.bytes;
import static dev.ariabuild.cache.CacheFixture.key;
import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.result;
import static dev.ariabuild.cache.CacheFixture.store;

import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.EventSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A process that stores, reads, evicts and indexes in a shared cache for a number of rounds, and
 * ends with 1 if it ever reads a wrong byte. Prints a line a round.
 */
final class HammerMain {
  static final int NAMES = 40;

  private HammerMain() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    DiskLimits limits = new DiskLimits(200_000, Duration.ofDays(30), 0);
    for (int round = 0; round < rounds; round++) {
      DiskCache cache =
          DiskCache.open(root, DiskCacheOptions.of(limits, Set::of, EventSink.NONE, "1"));
      for (int step = 0; step < 20; step++) {
        int name = random.nextInt(NAMES);
        byte[] content = content(name);
        BlobKind kind = name % 2 == 0 ? BlobKind.BUNDLE : BlobKind.RAW;
        Digest digest = store(cache, kind, content);
        cache.record(entry(name), result("f" + name, content));
        if (random.nextInt(10) == 0) {
          cache.discard(digest);
        }
        check(cache, random.nextInt(NAMES));
      }
      if (random.nextInt(3) == 0) {
        cache.maintain();
        cache.stats();
      }
      cache.close();
      System.out.println(round);
    }
  }

  static ActionKey entry(int name) {
    return key("entry " + name);
  }

  static byte[] content(int name) {
    return bytes(name, 200 + name * 997);
  }

  /** An entry is absent or right. */
  static void check(DiskCache cache, int name) throws Exception {
    byte[] content = content(name);
    Optional<ActionResult> found = cache.find(entry(name));
    if (found.isPresent() && !found.get().equals(result("f" + name, content))) {
      throw new IllegalStateException("wrong result " + name);
    }
    Optional<byte[]> blob = read(cache, Digest.of(content));
    if (blob.isPresent() && !Arrays.equals(content, blob.get())) {
      throw new IllegalStateException("wrong blob " + name);
    }
  }
}
