package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.bytes;
import static dev.ariabuild.cache.remote.Machine.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.remote.Machine.Setup;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import dev.ariabuild.engine.event.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever a server does wrong is a miss, costs no more than it may, and the build goes on. */
class RemoteFaultsTest extends RemoteStory {
  private Machine misses(Setup setup) throws Exception {
    try (Machine reader = setup.start()) {
      assertEquals(Optional.empty(), reader.find("compile"));
      for (int i = 0; i < 20; i++) {
        assertEquals(Optional.empty(), reader.find("other " + i));
      }
      reader.make("compile", FILE, JAR);
      reader.end();
      assertKeptHere(setup, "compile");
      return reader;
    }
  }

  /** What was made here is kept here, whatever the server does. */
  private static void assertKeptHere(Setup setup, String name) throws Exception {
    try (Machine again = setup.start()) {
      assertEquals(Origin.DISK, again.find(name).orElseThrow().from());
    }
  }

  private static void warnsOnce(Machine machine, String text) {
    assertEquals(1, machine.warnings().size(), machine.warnings()::toString);
    String warning = machine.warnings().get(0);
    assertTrue(warning.contains(text), warning);
    assertTrue(warning.contains("-Daria.cache.distributed=false"), warning);
    assertTrue(warning.contains(":"), warning);
  }

  @Test
  void aServerThatIsNotThereIsAskedOnce() throws Exception {
    server.close();
    Machine reader = misses(machine("reader").uploading());
    warnsOnce(reader, "it cannot be reached");
    assertEquals(1, reader.use().requests());
  }

  @Test
  void aHostThatDoesNotExistIsAskedOnce() throws Exception {
    Setup nowhere =
        Setup.of(folder.resolve("r"), java.net.URI.create("http://no-such-host.invalid/cache/"));
    Machine reader = misses(nowhere.uploading());
    assertEquals(1, reader.warnings().size());
    assertEquals(1, reader.use().requests());
  }

  @Test
  void aServerThatNeverAnswersCostsTheAllowanceAndNoMore() throws Exception {
    made("compile");
    server.behaviour = FakeServer.silent();
    Machine reader = misses(machine("reader").hasty());
    warnsOnce(reader, "is not asked for the rest of this build");
    assertEquals(1, reader.use().requests());
    assertEquals(1, server.released.getCount(), "it has still not answered");
  }

  @Test
  void aServerThatAcceptsConnectionsAndNothingElseCostsTheAllowanceAndNoMore() throws Exception {
    try (java.net.ServerSocket deaf =
        new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
      Setup setup =
          Setup.of(
              folder.resolve("r"),
              java.net.URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/cache/"));
      Machine reader = misses(setup.hasty().uploading());
      assertEquals(1, reader.warnings().size(), reader.warnings()::toString);
    }
  }

  @Test
  void aServerThatDripsCostsTheAllowanceAndNoMore() throws Exception {
    made("compile");
    server.behaviour = FakeServer.dripping();
    warnsOnce(misses(machine("reader").hasty()), "is not asked for the rest of this build");
    server.behaviour = FakeServer.dripping().only("/cas/");
    warnsOnce(misses(machine("other").hasty()), "is not asked for the rest of this build");
  }

  @Test
  void silenceLongerThanTheTimeoutIsAFailureThatIsNotWaitedForForever() throws Exception {
    server.behaviour = FakeServer.silent();
    Machine reader = misses(machine("r").timeout(Duration.ofMillis(40)));
    warnsOnce(reader, "it does not answer in time");
    assertEquals(3, reader.use().requests(), "three in a row, each tried once");
  }

  @Test
  void aServerThatFailsIsTriedAgainAndThenLeftAlone() throws Exception {
    server.behaviour = FakeServer.status(500);
    Machine reader = misses(machine("reader").uploading());
    warnsOnce(reader, "it answers GET with status 500");
    assertEquals(9, server.count("GET"), "three results, each tried three times");
  }

  @Test
  void aServerThatFailsOnceIsTriedAgain() throws Exception {
    made("compile");
    java.util.concurrent.atomic.AtomicInteger calls =
        new java.util.concurrent.atomic.AtomicInteger();
    server.behaviour =
        (exchange, s) ->
            calls.getAndIncrement() % 2 == 0 && FakeServer.status(503).answers(exchange, s);
    try (Machine reader = machine("reader").start()) {
      assertHas(reader, "compile");
      assertEquals(List.of(), reader.warnings());
    }
  }

  @Test
  void bodiesThatAreCutOffAreTriedAgainAndThenAMiss() throws Exception {
    made("compile");
    server.behaviour = FakeServer.truncated();
    try (Machine reader = machine("reader").start()) {
      assertEquals(Optional.empty(), reader.find("compile"));
      assertEquals(3, server.count("GET"));
      server.behaviour = FakeServer.truncated().only("/cas/");
      assertEquals(Optional.empty(), reader.find("compile"));
      assertFalse(reader.disk.contains(Digest.of(JAR)));
      server.behaviour = FakeServer.Behaviour.GOOD;
      assertHas(reader, "compile");
    }
  }

  @Test
  void pagesForPeopleAreNoResults() throws Exception {
    server.behaviour = FakeServer.page();
    Machine reader = misses(machine("reader"));
    warnsOnce(reader, "it is no entry of a remote cache");
    assertEquals(3, reader.count(Kind.DAMAGED));
  }

  @Test
  void aServerThatDoesNotLetUsInIsAskedOnceAndTheWayOutIsToLogIn() throws Exception {
    server.behaviour = FakeServer.status(401);
    Machine reader = misses(machine("reader"));
    assertEquals(1, reader.use().requests());
    assertEquals(1, reader.warnings().size());
    assertTrue(reader.warnings().get(0).contains("set ARIA_CACHE_HTTP_TOKEN"));
  }

  @Test
  void redirectionsAreNotFollowed() throws Exception {
    try (FakeServer other = new FakeServer()) {
      server.behaviour = FakeServer.redirection(other.address().toString());
      misses(machine("reader"));
      assertEquals(List.of(), List.copyOf(other.requests));
    }
  }

  @Test
  void manyMissesCostTheAllowanceAndNoMoreAndNobodyIsWarned() throws Exception {
    try (Machine reader = machine("reader").hasty().start()) {
      for (int i = 0; i < 100_000 && reader.remote.asks(); i++) {
        assertEquals(Optional.empty(), reader.find("result " + i));
      }
      assertFalse(reader.remote.asks());
      assertEquals(List.of(), reader.warnings());
    }
  }

  @Test
  void aLargeDownloadGoesOnAsLongAsItIsWorthIt() throws Exception {
    makesIn(Duration.ofMinutes(1), "long to make");
    server.behaviour = FakeServer.steady(120).only("/cas/" + sha(JAR));
    try (Machine reader = machine("reader").losing(ONE_SECOND).start()) {
      assertHas(reader, "long to make");
      assertTrue(reader.remote.asks());
      assertEquals(List.of(), reader.warnings());
    }
  }

  @Test
  void aDownloadThatIsNotWorthItIsGivenUp() throws Exception {
    makesIn(Duration.ZERO, "soon made");
    server.behaviour = FakeServer.dripping().only("/cas/");
    try (Machine reader = machine("reader").hasty().start()) {
      assertEquals(Optional.empty(), reader.find("soon made"));
      assertFalse(reader.remote.asks());
    }
  }

  @Test
  void aDownloadThatCannotBeWorthItIsNotBegun() throws Exception {
    makesIn(Duration.ofMinutes(1), "long to make");
    final String jar = sha(JAR);
    try (Machine writer = machine("other").uploading().start()) {
      writer.make("soon made", FILE, bytes(4, 400_000), Duration.ZERO);
    }
    server.behaviour = FakeServer.steady(120).only("/cas/" + jar);
    try (Machine reader = machine("reader").losing(ONE_SECOND).start()) {
      assertHas(reader, "long to make");
      long before = server.count("GET /cache/main/cas/");
      assertEquals(Optional.empty(), reader.find("soon made"));
      assertEquals(before, server.count("GET /cache/main/cas/"));
      String why = reader.cache.refusal(key("soon made")).orElseThrow();
      assertTrue(why.contains("to get it would take about"), why);
      assertTrue(reader.remote.asks());
    }
  }

  private void makesIn(Duration took, String name) throws Exception {
    try (Machine writer = machine("writer").uploading().start()) {
      writer.make(name, FILE, JAR, took);
    }
  }
}
