package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.remote.Machine.Setup;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose results are used. */
class RemoteTrustTest extends RemoteStory {
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
