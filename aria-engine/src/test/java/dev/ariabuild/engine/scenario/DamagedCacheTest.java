package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blobs, results and layers that are broken. */
class DamagedCacheTest extends CacheCase {
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
    executesOnceAndHeals(r.disk().blobs(), DamagedCacheTest::flip);
  }

  @Test
  void truncatedBlobsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().blobs(), DamagedCacheTest::truncate);
  }

  @Test
  void emptyBlobsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().blobs(), file -> Files.write(file, new byte[0]));
  }

  @Test
  void flippedResultsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().results(), DamagedCacheTest::flip);
  }

  @Test
  void truncatedResultsHeal() throws IOException {
    r.build();
    executesOnceAndHeals(r.disk().results(), DamagedCacheTest::truncate);
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
}
