package dev.ariabuild.engine.fingerprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Class path entries that cannot be read as what they claim to be. */
class DamagedEntryTest extends FingerprintCase {
  @Test
  void whatIsNoArchiveCountsWithAllItsBytes() throws IOException {
    write("broken.jar", "PK not really");
    write("empty.jar", "");
    Digest raw = Digest.ofUtf8("PK not really");

    assertEquals(new EntryPrint(raw, raw), abi("broken.jar"));
    assertEquals(new EntryPrint(raw, raw), runtime("broken.jar"));
    assertEquals(Digest.ofUtf8(""), abi("empty.jar").normalised());
    assertTrue(fingerprinter().membersAbi(dir.resolve("broken.jar"), any -> true).isEmpty());
    assertEquals(Optional.empty(), fingerprinter().member(dir.resolve("broken.jar"), "A.class"));
    assertEquals(Optional.empty(), fingerprinter().classPathAbi(dir.resolve("none.jar")));
    assertEquals(Optional.empty(), fingerprinter().runtime(dir.resolve("none")));
  }

  @Test
  void anArchiveWithAMemberTwiceCountsWithAllItsBytes() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x", "B.class", "api B|x"));
    byte[] bytes = Files.readAllBytes(dir.resolve("a.jar"));
    String latin = new String(bytes, ISO_8859_1);
    Files.write(dir.resolve("twice.jar"), latin.replace("B.class", "A.class").getBytes(ISO_8859_1));

    EntryPrint print = abi("twice.jar");

    assertEquals(print.raw(), print.normalised());
  }

  @Test
  void aCutArchiveIsNeverAnError() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x".repeat(50), "B.class", "api B|x"));
    byte[] good = Files.readAllBytes(dir.resolve("a.jar"));
    for (int length = 0; length < good.length; length++) {
      Files.write(dir.resolve("cut.jar"), Arrays.copyOf(good, length));
      EntryPrint print = runtime("cut.jar");
      assertEquals(print.raw(), print.normalised(), "cut to " + length);
    }
  }

  @Test
  void aMemberItsReaderFailsOnCountsWithItsBytes() throws IOException {
    write("a/A.class", "fail 1");
    EntryPrint before = abi("a");
    assertEquals(before, abi("a"));
    write("a/A.class", "fail 2");

    assertNotEquals(before.normalised(), abi("a").normalised());
  }

  @Test
  void anEntryThatChangesWhileItIsReadCountsWithAllItsBytesAndIsNotRemembered() throws IOException {
    write("a/A.class", "api A|x");
    write("a/B.class", "api B|x");
    duringRead = () -> write("a/B.class", "other api B|x");
    EntryPrint torn = abi("a");
    assertEquals(torn.raw(), torn.normalised());

    duringRead = () -> {};
    write("a/B.class", "api B|x");
    EntryPrint whole = abi("a");

    assertEquals(torn.raw(), whole.raw());
    memo = MemoStore.inMemory();
    assertEquals(abi("a"), whole);
  }
}
