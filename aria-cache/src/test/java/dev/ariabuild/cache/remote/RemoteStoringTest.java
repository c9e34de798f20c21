package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores that do not succeed leave nothing that anybody could take for a result. */
class RemoteStoringTest extends RemoteStory {
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
}
