package dev.ariabuild.cache.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.remote.Machine.Setup;
import dev.ariabuild.engine.cache.ResultLookup.Found;
import dev.ariabuild.engine.digest.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines with several threads each share a server that fails at random, loses things, and damages
 * them: nobody ever gets anything but what was made.
 */
class FlakyServerTest {
  private static final int KEYS = 12;
  private static final int MACHINES = 6;
  private static final int THREADS = 4;

  @TempDir Path folder;
  private final Random random = new Random(20);
  private final AtomicInteger found = new AtomicInteger();

  private static byte[] file(int key) {
    return Machine.bytes(key, 500 + 700 * key);
  }

  private static byte[] jar(int key) {
    return Machine.bytes(100 + key, 20_000 * (1 + key % 5));
  }

  @Test
  void whateverAServerDoesNobodyGetsAnythingButWhatWasMade() throws Exception {
    try (FakeServer server = new FakeServer()) {
      server.behaviour = flaky();
      for (int machine = 0; machine < MACHINES; machine++) {
        damage(server);
        Setup setup = Setup.of(folder.resolve("machine-" + machine), server.address());
        build(setup.uploading());
      }
    }
    assertTrue(found.get() > 0, "some of it was even found");
  }

  private FakeServer.Behaviour flaky() {
    List<FakeServer.Behaviour> faults =
        List.of(
            FakeServer.status(500),
            FakeServer.status(503),
            FakeServer.truncated(),
            FakeServer.page(),
            (exchange, server) -> {
              exchange.getRequestBody().readNBytes(10);
              return true; // hangs up
            });
    return (exchange, server) -> {
      FakeServer.Behaviour fault;
      synchronized (random) {
        if (random.nextInt(8) > 0) {
          return false;
        }
        fault = faults.get(random.nextInt(faults.size()));
      }
      return fault.answers(exchange, server);
    };
  }

  /** A bad disk under the server. */
  private void damage(FakeServer server) {
    for (String name : List.copyOf(server.stored.keySet())) {
      byte[] bytes = server.stored.get(name).clone();
      switch (random.nextInt(12)) {
        case 0 -> server.stored.remove(name);
        case 1 -> server.stored.put(name, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        case 2 -> {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          server.stored.put(name, bytes);
        }
        default -> {
          // spared
        }
      }
    }
  }

  private void build(Setup setup) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Machine machine = setup.start()) {
      List<Future<Boolean>> actions = new ArrayList<>();
      for (int key = 0; key < KEYS; key++) {
        actions.add(threads.submit(action(machine, key)));
      }
      for (Future<Boolean> action : actions) {
        assertTrue(action.get());
      }
    } finally {
      threads.shutdownNow();
    }
    try (Machine again = setup.start()) {
      for (int key = 0; key < KEYS; key++) {
        assertRight(again, key, again.find("key " + key).orElseThrow());
      }
    }
  }

  private Callable<Boolean> action(Machine machine, int key) {
    return () -> {
      Optional<Found> result = machine.find("key " + key);
      if (result.isPresent()) {
        found.incrementAndGet();
        assertRight(machine, key, result.get());
      } else {
        machine.make("key " + key, file(key), jar(key));
      }
      return true;
    };
  }

  private void assertRight(Machine machine, int key, Found result) throws Exception {
    assertEquals(Machine.result(file(key), jar(key)), result.result());
    assertArrayEquals(file(key), machine.cache.bytes(Digest.of(file(key))).orElseThrow());
    Path copy = Files.createTempFile(folder, "jar", null);
    assertTrue(machine.cache.copy(Digest.of(jar(key)), copy));
    assertArrayEquals(jar(key), Files.readAllBytes(copy));
  }
}
