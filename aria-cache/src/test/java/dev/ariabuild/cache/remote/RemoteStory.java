package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.remote.Machine.Setup;
import dev.ariabuild.engine.cache.ResultLookup.Found;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Machines that share a server; each story says what one gets of what the others made. */
abstract class RemoteStory {
  static final byte[] FILE = bytes(1, 5_000);
  static final byte[] JAR = bytes(2, 300_000);
  static final Duration ONE_SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  final Setup machine(String name) {
    return Setup.of(folder.resolve(name), server.address());
  }

  /** Another machine has made it and stored it. */
  final void made(String name) throws Exception {
    try (Machine writer = machine("writer").uploading().start()) {
      writer.make(name, FILE, JAR);
    }
  }

  final void makes(Setup setup, String name) throws Exception {
    try (Machine writer = setup.start()) {
      writer.make(name, FILE, JAR);
    }
  }

  final void assertHas(Machine machine, String name) {
    Found found = machine.find(name).orElseThrow();
    assertEquals(Origin.REMOTE, found.from());
    assertEquals(Machine.result(FILE, JAR), found.result());
    assertArrayEquals(FILE, machine.cache.bytes(Digest.of(FILE)).orElseThrow());
    assertTrue(machine.disk.contains(Digest.of(JAR)));
  }

  /** The name of a jar's blob: the digest of a header and the jar. */
  final String sha(byte[] jar) {
    return server.names("main/cas/").stream()
        .filter(name -> server.stored.get(name).length > jar.length)
        .map(name -> name.substring("main/cas/".length()))
        .findFirst()
        .orElseThrow();
  }
}
