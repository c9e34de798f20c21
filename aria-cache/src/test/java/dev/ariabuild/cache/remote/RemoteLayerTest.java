package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.bytes;
import static dev.ariabuild.cache.remote.Machine.key;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.remote.Machine.Setup;
import dev.ariabuild.engine.cache.ResultLookup.Found;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import dev.ariabuild.engine.event.Origin;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that share a server: what each gets of what the others made. */
class RemoteLayerTest {
  private static final byte[] FILE = bytes(1, 5_000);
  private static final byte[] JAR = bytes(2, 300_000);
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  private FakeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new FakeServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Setup machine(String name) {
    return Setup.of(folder.resolve(name), server.address());
  }

  /** Another machine has made it and stored it. */
  private void made(String name) throws Exception {
    try (Machine writer = machine("writer").uploading().start()) {
      writer.make(name, FILE, JAR);
    }
  }

  private void makes(Setup setup, String name) throws Exception {
    try (Machine writer = setup.start()) {
      writer.make(name, FILE, JAR);
    }
  }

  private void assertHas(Machine machine, String name) {
    Found found = machine.find(name).orElseThrow();
    assertEquals(Origin.REMOTE, found.from());
    assertEquals(Machine.result(FILE, JAR), found.result());
    assertArrayEquals(FILE, machine.cache.bytes(Digest.of(FILE)).orElseThrow());
    assertTrue(machine.disk.contains(Digest.of(JAR)));
  }

  @Test
  void whatOneMachineMadeAnotherFindsAndThenHas() throws Exception {
    made("compile");
    assertEquals(1, server.names("main/ac/").size());
    assertEquals(2, server.names("main/cas/").size());
    try (Machine reader = machine("reader").start()) {
      assertHas(reader, "compile");
      reader.end();
      assertTrue(reader.use().downloadedBytes() > 0);
      assertEquals(3, reader.use().requests());
    }
    server.close();
    try (Machine again = machine("reader").start()) {
      assertEquals(Origin.DISK, again.find("compile").orElseThrow().from());
    }
  }

  @Test
  void blobsThatAreHereAreNotFetchedAgain() throws Exception {
    made("compile");
    try (Machine reader = machine("reader").start()) {
      reader.make("other", FILE, JAR);
      reader.find("other");
      assertHas(reader, "compile");
      assertEquals(0, server.count("GET /cache/main/cas/"));
    }
  }

  @Test
  void nothingIsStoredUnlessItIsAskedFor() throws Exception {
    makes(machine("developer"), "compile");
    assertEquals(List.of(), List.copyOf(server.requests));
  }

  @Test
  void aBuildThatNeedsNothingAsksNothing() throws Exception {
    try (Machine idle = machine("idle").uploading().start()) {
      assertEquals(Optional.empty(), idle.cache.bytes(Digest.of(FILE)));
    }
    assertEquals(List.of(), List.copyOf(server.requests));
  }

  @Test
  void blobsAreStoredBeforeTheirResultAndWhatIsThereIsNotSentAgain() throws Exception {
    made("compile");
    List<String> puts = List.copyOf(server.requests);
    assertTrue(puts.get(puts.size() - 1).startsWith("PUT /cache/main/ac/"), puts::toString);
    made("package");
    assertEquals(1, server.names("main/cas/" + sha(JAR)).size());
    assertEquals(1, server.count("PUT /cache/main/cas/" + sha(JAR)));
    assertEquals(2, server.names("main/ac/").size());
  }

  /** The name of a jar's blob: the digest of a header and the jar. */
  private String sha(byte[] jar) {
    return server.names("main/cas/").stream()
        .filter(name -> server.stored.get(name).length > jar.length)
        .map(name -> name.substring("main/cas/".length()))
        .findFirst()
        .orElseThrow();
  }

  // What a server may do wrong: a miss each, and the build goes on.

  private Machine misses(Setup setup) throws Exception {
    try (Machine reader = setup.start()) {
      assertEquals(Optional.empty(), reader.find("compile"));
      for (int i = 0; i < 20; i++) {
        assertEquals(Optional.empty(), reader.find("other " + i));
      }
      reader.make("compile", FILE, JAR);
      reader.end();
      assertEquals(Origin.MEMORY, origin(setup, "compile"));
      return reader;
    }
  }

  /** What was made here is kept here, whatever the server does. */
  private Origin origin(Setup setup, String name) throws Exception {
    try (Machine again = setup.start()) {
      return again.find(name).orElseThrow().from() == Origin.DISK ? Origin.MEMORY : Origin.REMOTE;
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

  // What lies on a server may be bad.

  private void damage(String text, java.util.function.UnaryOperator<byte[]> how) {
    List<String> names = server.names(text);
    assertFalse(names.isEmpty());
    names.forEach(name -> server.stored.compute(name, (n, bytes) -> how.apply(bytes)));
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[copy.length / 2] ^= 1;
    return copy;
  }

  private void healed(String what, java.util.function.UnaryOperator<byte[]> how) throws Exception {
    made("compile");
    damage(what, how);
    try (Machine next = machine("next-" + what.replace("/", "")).uploading().start()) {
      assertEquals(Optional.empty(), next.find("compile"));
      assertEquals(1, next.count(Kind.DAMAGED));
      String why = next.cache.refusal(key("compile")).orElseThrow();
      assertTrue(why.startsWith("the remote cache has a result, but "), why);
      next.make("compile", FILE, JAR);
    }
    try (Machine reader = machine("reader-" + what.replace("/", "")).start()) {
      assertHas(reader, "compile");
    }
  }

  @Test
  void aDamagedResultIsAMissAndHealedByTheNextThatStores() throws Exception {
    healed("/ac/", RemoteLayerTest::flipped);
  }

  @Test
  void aTruncatedResultIsAMissAndHealedByTheNextThatStores() throws Exception {
    healed("/ac/", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void aDamagedBlobIsAMissAndHealedByTheNextThatStores() throws Exception {
    healed("/cas/", RemoteLayerTest::flipped);
  }

  @Test
  void aTruncatedBlobIsAMissAndHealedByTheNextThatStores() throws Exception {
    healed("/cas/", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void anEmptyFileInThePlaceOfAnythingIsAMissAndHealed() throws Exception {
    healed("/ac/", bytes -> new byte[0]);
  }

  @Test
  void aBlobThatIsGoneIsAMissAndHealedByTheNextThatStores() throws Exception {
    made("compile");
    server.names("/cas/").forEach(server.stored::remove);
    try (Machine next = machine("next").uploading().start()) {
      assertEquals(Optional.empty(), next.find("compile"));
      next.make("compile", FILE, JAR);
    }
    try (Machine reader = machine("reader").start()) {
      assertHas(reader, "compile");
    }
  }

  @Test
  void aResultUnderTheNameOfAnotherIsNoAnswer() throws Exception {
    made("compile");
    byte[] entry = server.stored.get(server.names("/ac/").get(0));
    server.stored.put(RemoteEntry.name("main", key("test")), entry);
    try (Machine reader = machine("reader").start()) {
      assertEquals(Optional.empty(), reader.find("test"));
      assertTrue(
          reader.cache.refusal(key("test")).orElseThrow().contains("belongs to another key"));
    }
  }

  // Stores that do not succeed.

  @Test
  void ofAStoreThatFailsHalfWayNobodySeesAResult() throws Exception {
    server.behaviour = FakeServer.status(507).only("/ac/");
    makes(machine("writer").uploading(), "compile");
    assertEquals(List.of(), server.names("/ac/"));
    server.behaviour = FakeServer.status(507).only("/cas/");
    makes(machine("other").uploading(), "test");
    assertEquals(List.of(), server.names("/ac/"));
    server.behaviour = FakeServer.Behaviour.GOOD;
    try (Machine reader = machine("reader").start()) {
      assertEquals(Optional.empty(), reader.find("compile"));
      assertEquals(List.of(), reader.warnings());
    }
  }

  @Test
  void whoMayOnlyReadIsToldOnceAndReadsOn() throws Exception {
    made("compile");
    long before = server.count("PUT");
    server.behaviour = FakeServer.status(403).only("PUT");
    Machine reader = machine("reader").uploading().start();
    try (reader) {
      for (int i = 0; i < 5; i++) {
        reader.make("made here " + i, FILE, JAR);
      }
      assertHas(reader, "compile");
    }
    assertEquals(1, reader.warnings().size(), reader.warnings()::toString);
    assertTrue(reader.warnings().get(0).contains("ARIA_CACHE_UPLOAD=false"));
    assertEquals(5, reader.use().dropped());
    assertEquals(before + 1, server.count("PUT"));
  }

  @Test
  void whatIsTooLargeForTheServerIsLeftOutAndTheRestIsStored() throws Exception {
    server.behaviour =
        (exchange, s) ->
            exchange.getRequestMethod().equals("PUT")
                && Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length")) > 100_000
                && FakeServer.status(413).answers(exchange, s);
    try (Machine writer = machine("writer").uploading().start()) {
      writer.make("package", FILE, JAR);
      writer.make("compile", FILE, FILE);
      writer.end();
      assertEquals(List.of(), writer.warnings());
      assertEquals(1, writer.use().uploads());
      assertEquals(1, writer.use().dropped());
    }
    try (Machine reader = machine("reader").start()) {
      assertEquals(Optional.empty(), reader.find("package"));
      assertTrue(reader.find("compile").isPresent());
    }
  }

  @Test
  void theEndOfABuildDoesNotWaitForAServerThatTakesNothing() throws Exception {
    server.behaviour = FakeServer.silent().only("PUT");
    Machine writer = machine("writer").hasty().uploading().start();
    try (writer) {
      for (int i = 0; i < 10; i++) {
        writer.make("made " + i, FILE, JAR);
      }
    }
    assertEquals(10, writer.use().dropped());
    assertEquals(0, writer.use().uploads());
    assertEquals(1, server.released.getCount(), "it has still not answered");
    assertEquals(List.of(), server.names("/ac/"));
  }

  @Test
  void whatIsLargerThanThisMachineTakesIsNotFetched() throws Exception {
    made("compile");
    try (Machine reader = machine("reader").largest(100_000).start()) {
      assertEquals(Optional.empty(), reader.find("compile"));
      assertEquals(0, server.count("GET /cache/main/cas/"));
      assertTrue(reader.cache.refusal(key("compile")).orElseThrow().contains("max_artifact_size"));
      assertEquals(0, reader.count(Kind.DAMAGED));
    }
  }

  // Whom to trust.

  private static KeyPair keys() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @Test
  void whereSignaturesCountOnlyWhatATrustedKeySignedIsUsed() throws Exception {
    KeyPair main = keys();
    KeyPair stranger = keys();
    makes(machine("main").uploading().signing(main.getPrivate()), "signed");
    makes(machine("stranger").uploading().signing(stranger.getPrivate()), "by a stranger");
    makes(machine("nobody").uploading(), "unsigned");
    try (Machine reader =
        machine("reader").trusting(keys().getPublic(), main.getPublic()).start()) {
      assertHas(reader, "signed");
      assertEquals(Optional.empty(), reader.find("by a stranger"));
      assertEquals(Optional.empty(), reader.find("unsigned"));
      assertEquals(2, reader.count(Kind.REFUSED));
      assertEquals(
          "the remote cache has a result, but it is not signed",
          reader.cache.refusal(key("unsigned")).orElseThrow());
      assertEquals(
          "the remote cache has a result, but no trusted key has signed it as it is",
          reader.cache.refusal(key("by a stranger")).orElseThrow());
    }
    try (Machine trusting = machine("trusting").start()) {
      assertHas(trusting, "unsigned");
      assertHas(trusting, "by a stranger");
    }
  }

  @Test
  void whatIsNotTrustedIsReplacedByTheNextThatStores() throws Exception {
    KeyPair main = keys();
    makes(machine("nobody").uploading(), "compile");
    Setup ci = machine("ci").uploading().signing(main.getPrivate()).trusting(main.getPublic());
    try (Machine next = ci.start()) {
      assertEquals(Optional.empty(), next.find("compile"));
      next.make("compile", FILE, JAR);
    }
    try (Machine reader = machine("reader").trusting(main.getPublic()).start()) {
      assertHas(reader, "compile");
    }
  }

  @Test
  void aPullRequestReadsMainButMainNeverReadsAPullRequest() throws Exception {
    makes(machine("main").uploading(), "of main");
    makes(machine("pr").uploading().in("pr-7"), "of the pull request");
    try (Machine pr = machine("pr-again").in("pr-7").start()) {
      assertHas(pr, "of main");
      assertHas(pr, "of the pull request");
    }
    try (Machine other = machine("other").in("pr-8").start()) {
      assertHas(other, "of main");
      assertEquals(Optional.empty(), other.find("of the pull request"));
    }
    long before = server.count("GET /cache/pr-7/");
    try (Machine main = machine("main-again").start()) {
      assertEquals(Optional.empty(), main.find("of the pull request"));
    }
    assertEquals(before, server.count("GET /cache/pr-7/"));
    assertTrue(server.names("pr-7/").size() > 0);
  }

  @Test
  void anEntryThatWasMovedToAnotherScopeIsNone() throws Exception {
    makes(machine("pr").uploading().in("pr-7"), "compile");
    for (String name : server.names("pr-7/")) {
      server.stored.put(name.replace("pr-7/", "main/"), server.stored.get(name));
    }
    String moved = server.names("pr-7/ac/").get(0);
    server.stored.put(RemoteEntry.name("main", key("compile")), server.stored.get(moved));
    try (Machine main = machine("main").start()) {
      assertEquals(Optional.empty(), main.find("compile"));
      assertTrue(
          main.cache.refusal(key("compile")).orElseThrow().contains("belongs to another scope"));
    }
  }
}
