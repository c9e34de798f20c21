package dev.ariabuild.engine.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is not read again. */
class FingerprintMemoTest extends FingerprintCase {
  @Test
  void anUnchangedMemberIsNotReadAgain() throws IOException {
    write("t/A.class", "api A|body");
    write("t/B.class", "api B|body");
    EntryPrint before = abi("t");
    assertEquals(List.of("A.class", "B.class"), readNow());
    write("t/B.class", "api B|other body");
    EntryPrint after = abi("t");

    assertEquals(List.of("B.class"), readNow());
    assertEquals(before.normalised(), after.normalised());
    assertNotEquals(before.raw(), after.raw());
    assertEquals(after, abi("t"));
    assertEquals(List.of(), readNow());
  }

  @Test
  void anUnchangedJarIsNotReadInALaterBuildEvenIfItMoved() throws IOException {
    memo = MemoStore.open(dir.resolve("memo"));
    jar("a.jar", Map.of("A.class", "api A|body"));
    EntryPrint before = abi("a.jar");
    memo.save();
    readNow();

    memo = MemoStore.open(dir.resolve("memo"));
    Files.move(dir.resolve("a.jar"), dir.resolve("b.jar"));

    assertEquals(before, abi("b.jar"));
    assertEquals(List.of(), readNow());
  }

  @Test
  void aDamagedMemoIsEmptyAndTheAnswerTheSame() throws IOException {
    memo = MemoStore.open(dir.resolve("memo"));
    jar("a.jar", Map.of("A.class", "api A|body"));
    EntryPrint before = abi("a.jar");
    memo.save();
    byte[] bytes = Files.readAllBytes(dir.resolve("memo"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(dir.resolve("memo"), bytes);

    memo = MemoStore.open(dir.resolve("memo"));

    assertEquals(0, memo.size());
    assertEquals(before, abi("a.jar"));
  }

  @Test
  void anotherVersionOfTheReaderReadsAgain() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|body"));
    fingerprinter("1").classPathAbi(dir.resolve("a.jar"));
    readNow();

    fingerprinter("2").classPathAbi(dir.resolve("a.jar"));

    assertEquals(List.of("A.class"), readNow());
  }

  @Test
  void manyThreadsReadAnEntryOnce() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x", "B.class", "api B|x"));
    Fingerprinter shared = fingerprinter();

    long distinct =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> shared.classPathAbi(dir.resolve("a.jar")).orElseThrow())
            .distinct()
            .count();

    assertEquals(1, distinct);
    assertEquals(List.of("A.class", "B.class"), readNow());
  }

  /** Names read since the last question, sorted. */
  private List<String> readNow() {
    List<String> names = read.stream().sorted().toList();
    read.clear();
    return names;
  }
}
