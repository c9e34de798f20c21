package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.bytes;
import static dev.ariabuild.cache.remote.Machine.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.BuildEvent.CacheActivity.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What lies on a server may be bad: it is never used, and heals. */
class RemoteDamageTest extends RemoteStory {
  private void damage(String text, UnaryOperator<byte[]> how) {
    List<String> names = server.names(text);
    assertFalse(names.isEmpty());
    names.forEach(name -> server.stored.compute(name, (n, bytes) -> how.apply(bytes)));
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[copy.length / 2] ^= 1;
    return copy;
  }

  private void healed(String what, UnaryOperator<byte[]> how) throws Exception {
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
    healed("/ac/", RemoteDamageTest::flipped);
  }

  @Test
  void aTruncatedResultIsAMissAndHealedByTheNextThatStores() throws Exception {
    healed("/ac/", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void aDamagedBlobIsAMissAndHealedByTheNextThatStores() throws Exception {
    healed("/cas/", RemoteDamageTest::flipped);
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
}
