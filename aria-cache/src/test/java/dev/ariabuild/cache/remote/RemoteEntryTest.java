package dev.ariabuild.cache.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.cache.remote.RemoteEntry.Sealed;
import dev.ariabuild.cache.remote.RemoteEntry.StoredBlob;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The form of a result on a server, and what a signature of it covers. */
class RemoteEntryTest {
  private static final ActionKey KEY = Machine.key("compile");
  private static final byte[] FILE = Machine.bytes(1, 100);
  private static final RemoteEntry ENTRY =
      new RemoteEntry(
          KEY,
          "main",
          "1.2",
          Duration.ofMillis(1234),
          List.of(new StoredBlob(Digest.of(FILE), Digest.ofUtf8("x").hex(), 77)),
          Machine.result(FILE, FILE));

  private static KeyPair keys() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static byte[] bytes(Optional<byte[]> signature) throws IOException {
    return RemoteEntry.toBytes(ENTRY.payload(), signature);
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Sealed read = RemoteEntry.parse(bytes(Optional.empty()), KEY, "main");
    assertEquals(ENTRY, read.entry());
    assertTrue(read.signature().isEmpty());
  }

  @Test
  void everyFlippedBitAndEveryMissingByteIsNoticed() throws Exception {
    KeyPair keys = keys();
    Signatures trust = new Signatures(List.of(keys.getPublic()));
    byte[] good = bytes(Optional.of(Signatures.sign(keys.getPrivate(), ENTRY.payload())));
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      assertTrue(isRefused(bad, trust), "byte " + i);
      assertTrue(isRefused(Arrays.copyOf(good, i), trust), "length " + i);
    }
    assertTrue(isRefused(Arrays.copyOf(good, good.length + 1), trust), "a byte more");
    assertTrue(!isRefused(good, trust));
  }

  private static boolean isRefused(byte[] bytes, Signatures trust) {
    try {
      Sealed read = RemoteEntry.parse(bytes, KEY, "main");
      return trust.objection(read.payload(), read.signature()).isPresent();
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void anEntryBelongsToItsKeyAndItsScope() throws Exception {
    byte[] bytes = bytes(Optional.empty());
    assertThrows(IOException.class, () -> RemoteEntry.parse(bytes, Machine.key("test"), "main"));
    assertThrows(IOException.class, () -> RemoteEntry.parse(bytes, KEY, "pr-7"));
    assertNotEquals(RemoteEntry.name("main", KEY), RemoteEntry.name("main", Machine.key("test")));
    String main = RemoteEntry.name("main", KEY);
    String request = RemoteEntry.name("pr-7", KEY);
    assertNotEquals(
        main.substring(main.lastIndexOf('/')), request.substring(request.lastIndexOf('/')));
  }

  /** A signature of one result is none of another one, of another key, scope, or time. */
  @Test
  void aSignatureCoversEverythingThatIsSaid() throws Exception {
    KeyPair keys = keys();
    Signatures trust = new Signatures(List.of(keys.getPublic()));
    Optional<byte[]> signature = Optional.of(Signatures.sign(keys.getPrivate(), ENTRY.payload()));
    assertEquals(Optional.empty(), trust.objection(ENTRY.payload(), signature));
    List<RemoteEntry> others =
        List.of(
            new RemoteEntry(
                Machine.key("test"), "main", "1.2", ENTRY.took(), ENTRY.blobs(), ENTRY.result()),
            new RemoteEntry(KEY, "pr-7", "1.2", ENTRY.took(), ENTRY.blobs(), ENTRY.result()),
            new RemoteEntry(KEY, "main", "1.2", ENTRY.took(), List.of(), ENTRY.result()),
            new RemoteEntry(
                KEY,
                "main",
                "1.2",
                ENTRY.took(),
                ENTRY.blobs(),
                Machine.result(FILE, Machine.bytes(2, 100))));
    for (RemoteEntry other : others) {
      assertEquals(
          Optional.of("no trusted key has signed it as it is"),
          trust.objection(other.payload(), signature));
    }
    assertEquals(
        Optional.of("it is not signed"), trust.objection(ENTRY.payload(), Optional.empty()));
    assertEquals(
        Optional.of("no trusted key has signed it as it is"),
        new Signatures(List.of(keys().getPublic())).objection(ENTRY.payload(), signature));
    assertEquals(
        Optional.empty(), new Signatures(List.of()).objection(ENTRY.payload(), Optional.empty()));
  }

  @Test
  void hostileNumbersCostNoMemory() throws Exception {
    byte[] good = bytes(Optional.empty());
    byte[] huge = good.clone();
    Arrays.fill(huge, 4, 8, (byte) 0x7f);
    assertThrows(IOException.class, () -> RemoteEntry.parse(huge, KEY, "main"));
    byte[] payload = ENTRY.payload();
    int took = Digest.BYTES + 2 + "main".length() + 2 + "1.2".length();
    Arrays.fill(payload, took, took + 8, (byte) 0x7f);
    byte[] forEver = RemoteEntry.toBytes(payload, Optional.empty());
    assertThrows(IOException.class, () -> RemoteEntry.parse(forEver, KEY, "main"));
    assertThrows(IOException.class, () -> RemoteEntry.parse(new byte[0], KEY, "main"));
  }
}
