package dev.ariabuild.cache.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one machine has made, another gets. */
class RemoteLayerTest extends RemoteStory {
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
}
