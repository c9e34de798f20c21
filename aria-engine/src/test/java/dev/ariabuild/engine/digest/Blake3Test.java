package dev.ariabuild.engine.digest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Blake3Test {
  /** Of the specification's test vectors: bytes 0, 1, … 250, 0, 1, … of a length. */
  @Test
  void theVectorsOfTheSpecificationHold() {
    assertEquals(
        "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262", hex(vector(0)));
    assertEquals(
        "2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213", hex(vector(1)));
    assertEquals(
        "42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7", hex(vector(1024)));
  }

  @Test
  void everyLengthAroundABlockAChunkAndATreeIsAsAnotherImplementationHasIt() {
    for (int length : lengths()) {
      byte[] content = vector(length);
      assertArrayEquals(
          org.apache.commons.codec.digest.Blake3.hash(content),
          hash(content, length + 1),
          () -> "length " + length);
    }
  }

  @Test
  void howTheContentIsDividedDoesNotMatter() {
    byte[] content = vector(40_000);
    byte[] whole = hash(content, content.length);
    Random random = new Random(7);
    for (int most : new int[] {1, 3, 63, 64, 65, 1023, 1024, 1025, 4096}) {
      Blake3 parts = new Blake3();
      for (int at = 0; at < content.length; ) {
        int length = Math.min(content.length - at, 1 + random.nextInt(most));
        parts.update(content, at, length);
        at += length;
      }
      assertArrayEquals(whole, parts.digest(), () -> "parts of up to " + most);
    }
  }

  private static int[] lengths() {
    int[] lengths = new int[2200 + 64 * 3];
    int count = 0;
    for (int length = 0; length < 2200; length++) {
      lengths[count++] = length;
    }
    for (int chunks = 1; chunks <= 64; chunks++) {
      for (int off = -1; off <= 1; off++) {
        lengths[count++] = chunks * 1024 + off;
      }
    }
    return Arrays.copyOf(lengths, count);
  }

  private static byte[] vector(int length) {
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (i % 251);
    }
    return content;
  }

  private static byte[] hash(byte[] content, int step) {
    Blake3 blake3 = new Blake3();
    for (int at = 0; at < content.length; at += step) {
      blake3.update(content, at, Math.min(step, content.length - at));
    }
    return blake3.digest();
  }

  private static String hex(byte[] content) {
    return HexFormat.of().formatHex(hash(content, 1 << 20));
  }
}
