package dev.ariabuild.engine.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionResultCodecTest {
  private static final ActionResult RESULT =
      new ActionResult(
          List.of(
              new OutputEntry("classes/a/Ü€😀.class", OutputEntry.Kind.FILE, digest("a"), 7),
              new OutputEntry("run.sh", OutputEntry.Kind.EXECUTABLE, digest("b"), 0),
              new OutputEntry("x.jar", OutputEntry.Kind.SYMLINK, digest("c"), Long.MAX_VALUE)),
          Optional.of(digest("bundle")),
          List.of(true, true, false),
          new ProjectDelta(
              Map.of("source-root", List.of("target/gen", ""), "artifact", List.of("x.jar"))));

  private static Digest digest(String text) {
    return Digest.ofUtf8(text);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(RESULT, read(write(RESULT)));
    ActionResult nothing =
        new ActionResult(List.of(), Optional.empty(), List.of(), ProjectDelta.NONE);
    assertEquals(nothing, read(write(nothing)));
  }

  @Test
  void equalResultsHaveEqualBytes() throws IOException {
    assertArrayEquals(write(RESULT), write(read(write(RESULT))));
  }

  @Test
  void severalResultsFollowEachOther() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ActionResultCodec.write(out, RESULT);
    ActionResultCodec.write(out, RESULT);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertEquals(RESULT, ActionResultCodec.read(in));
    assertEquals(RESULT, ActionResultCodec.read(in));
    assertEquals(-1, in.read());
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    byte[] good = write(RESULT);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x40;
      assertThrows(IOException.class, () -> read(bad), "byte " + i);
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    byte[] good = write(RESULT);
    for (int length = 0; length < good.length; length++) {
      byte[] bad = Arrays.copyOf(good, length);
      assertThrows(IOException.class, () -> read(bad), "length " + length);
    }
  }

  @Test
  void aWrongLengthIsRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] bad = write(RESULT);
    ByteBuffer.wrap(bad).putInt(4, Integer.MAX_VALUE);
    assertRefused(bad, "impossible length");
    ByteBuffer.wrap(bad).putInt(4, -1);
    assertRefused(bad, "impossible length");
    ByteBuffer.wrap(bad).putInt(4, ActionResultCodec.LONGEST);
    assertThrows(IOException.class, () -> read(bad));
  }

  @Test
  void anImpossibleCountIsRefusedEvenWithTheRightChecksum() throws IOException {
    byte[] payload = ByteBuffer.allocate(9).put((byte) 0).putInt(Integer.MAX_VALUE).array();
    assertRefused(sealed(payload), "impossible count: 2147483647");
    payload = ByteBuffer.allocate(9).put((byte) 0).putInt(-5).array();
    assertRefused(sealed(payload), "impossible count: -5");
  }

  @Test
  void hostilePathsAreRefusedEvenWithTheRightChecksum() throws IOException {
    byte[] good = write(one("classes/Aa.class"));
    for (String path :
        List.of("../etc/passwd..", "/tmp/absolute.xx", "a/../../../../xy", "C:\\windows\\evil")) {
      byte[] utf8 = Arrays.copyOf(path.getBytes(StandardCharsets.UTF_8), 16);
      byte[] payload = Arrays.copyOfRange(good, 8, good.length - Digest.BYTES);
      System.arraycopy(utf8, 0, payload, 1 + 4 + 4, 16);
      assertRefused(sealed(payload), "not acceptable: output path");
    }
  }

  @Test
  void bytesBehindTheEndAreRefused() throws IOException {
    byte[] good = write(RESULT);
    byte[] payload = Arrays.copyOfRange(good, 8, good.length - Digest.BYTES);
    assertRefused(sealed(Arrays.copyOf(payload, payload.length + 1)), "1 bytes after the end");
  }

  @Test
  void textThatIsNoUnicodeIsNotWritten() {
    assertThrows(IOException.class, () -> write(one("lone-\ud800-surrogate")));
  }

  private static ActionResult one(String path) {
    return new ActionResult(
        List.of(new OutputEntry(path, OutputEntry.Kind.FILE, digest("a"), 1)),
        Optional.empty(),
        List.of(false),
        ProjectDelta.NONE);
  }

  private static void assertRefused(byte[] bytes, String why) {
    IOException e = assertThrows(IOException.class, () -> read(bytes));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
  }

  private static byte[] sealed(byte[] payload) throws IOException {
    byte[] magic = Arrays.copyOf(write(RESULT), 4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(magic);
    new DataOutputStream(bytes).writeInt(payload.length);
    bytes.write(payload);
    bytes.write(Digest.of(payload).bytes());
    return bytes.toByteArray();
  }

  private static byte[] write(ActionResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ActionResultCodec.write(new DataOutputStream(bytes), result);
    return bytes.toByteArray();
  }

  private static ActionResult read(byte[] bytes) throws IOException {
    return ActionResultCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
