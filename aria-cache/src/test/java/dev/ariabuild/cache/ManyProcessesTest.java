package dev.ariabuild.cache;

import static dev.ariabuild.cache.CacheFixture.read;
import static dev.ariabuild.cache.CacheFixture.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.digest.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyProcessesTest {
  private static final int PROCESSES = 4;
  private static final int ROUNDS = 12;
  private static final long LIMIT_SECONDS = 120;

  @TempDir Path temp;

  @Test
  void processesThatShareAFolderAndDieAnywhereLeaveEveryEntryAbsentOrRight() throws Exception {
    CacheFixture fixture = new CacheFixture(temp.resolve("cache"));
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(start(fixture.root, i, ROUNDS));
      }
      Random random = new Random(4);
      for (int victim = 0; victim < PROCESSES / 2; victim++) {
        killSomewhere(processes.get(victim), random);
      }
      for (Process survivor : processes.subList(PROCESSES / 2, PROCESSES)) {
        assertTrue(survivor.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        String said = Files.readString(temp.resolve("errors"));
        assertEquals(0, survivor.exitValue(), said);
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    for (Process process : processes) {
      assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
    checkThatItWorks(fixture);
  }

  private void checkThatItWorks(CacheFixture fixture) throws Exception {
    DiskCache cache = fixture.open();
    for (int name = 0; name < HammerMain.NAMES; name++) {
      HammerMain.check(cache, name);
    }
    for (int name = 0; name < HammerMain.NAMES; name++) {
      byte[] content = HammerMain.content(name);
      store(cache, BlobKind.BUNDLE, content);
      assertArrayEquals(content, read(cache, Digest.of(content)).orElseThrow());
    }
    assertEquals(List.of(), fixture.events, "nothing was damaged");
    for (Path left : fixture.leftInTmp()) {
      fixture.age(left, Duration.ofHours(2));
    }
    assertTrue(cache.maintain().isPresent(), "no lock is left");
    assertEquals(List.of(), fixture.leftInTmp());
    assertTrue(cache.stats().total().entries() >= HammerMain.NAMES);
  }

  /** Kills after a few rounds and a few hundred thousand spins, wherever the process is then. */
  private static void killSomewhere(Process process, Random random) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (int rounds = 1 + random.nextInt(4); rounds > 0; rounds--) {
      said.readLine();
    }
    for (int spins = random.nextInt(300_000); spins > 0; spins--) {
      Thread.onSpinWait();
    }
    process.destroyForcibly();
  }

  private Process start(Path root, int seed, int rounds) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            HammerMain.class.getName(),
            root.toString(),
            String.valueOf(seed),
            String.valueOf(rounds))
        .redirectError(ProcessBuilder.Redirect.appendTo(temp.resolve("errors").toFile()))
        .start();
  }
}
