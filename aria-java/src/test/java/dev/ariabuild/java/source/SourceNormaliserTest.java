package dev.ariabuild.java.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.java.source.SourceReading.Comments;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceNormaliserTest {
  private final SourceNormaliser normaliser = new SourceNormaliser();

  @Test
  void versionsTellReadingsApart() {
    assertEquals(Normaliser.SOURCE, normaliser.normaliser());
    assertNotEquals(
        normaliser.version(),
        new SourceNormaliser(new SourceReading(Comments.KEPT, true)).version());
    assertNotEquals(
        normaliser.version(),
        new SourceNormaliser(new SourceReading(Comments.IGNORED, false)).version());
  }

  @Test
  void aCommentEditThatShiftsNoLineKeepsBothDigests() {
    assertEquals(both("class A {} // one"), both("class A {} // two"));
  }

  @Test
  void aShiftedLineKeepsTheTokensOnly() {
    byte[] one = utf8("class A {}");
    byte[] two = utf8("\nclass A {}");

    assertEquals(normaliser.tokens("A.java", one), normaliser.tokens("A.java", two));
    assertNotEquals(
        normaliser.tokensAndLines("A.java", one), normaliser.tokensAndLines("A.java", two));
    assertEquals(normaliser.tokensAndLines("A.java", one), normaliser.normalise("A.java", one));
  }

  @Test
  void tokensOfDifferentLinesAreNotJoined() {
    byte[] one = utf8("class A { int\nb; }");
    byte[] two = utf8("class A { intb; }");

    assertNotEquals(normaliser.tokens("A.java", one), normaliser.tokens("A.java", two));
  }

  @Test
  void withoutLineTablesLinesDoNotCount() {
    SourceNormaliser noLines = new SourceNormaliser(new SourceReading(Comments.IGNORED, false));

    assertEquals(
        noLines.normalise("A.java", utf8("class A {}")),
        noLines.normalise("A.java", utf8("\nclass A {}")));
  }

  @Test
  void commentsCountWhereSomebodyReadsThem() {
    SourceNormaliser kept = new SourceNormaliser(new SourceReading(Comments.KEPT, true));

    assertNotEquals(
        kept.normalise("A.java", utf8("class A {} // one")),
        kept.normalise("A.java", utf8("class A {} // two")));
  }

  @Test
  void inAnotherCharsetOnlyAsciiFilesAreRead() {
    SourceNormaliser other =
        new SourceNormaliser(new SourceReading(Comments.IGNORED_IF_ASCII, true));

    assertEquals(
        other.normalise("A.java", utf8("class A {} // one")),
        other.normalise("A.java", utf8("class A {} // two")));
    assertNotEquals(
        other.normalise("A.java", utf8("class A {} // ö")),
        other.normalise("A.java", utf8("class A {} // ü")));
  }

  @Test
  void bytesThatAreNotUtf8CountAsTheyAre() {
    assertNotEquals(
        both("class A {} // ö", StandardCharsets.ISO_8859_1),
        both("class A {} // ü", StandardCharsets.ISO_8859_1));
    assertNotEquals(
        both("class A {} // o", StandardCharsets.UTF_16LE),
        both("class A {} // u", StandardCharsets.UTF_16LE));
  }

  @Test
  void aByteOrderMarkCounts() {
    assertNotEquals(both("class A {}"), both("\ufeffclass A {}"));
  }

  @Test
  void otherFilesCountByContent() {
    assertNotEquals(
        normaliser.normalise("a.properties", utf8("a=1")),
        normaliser.normalise("a.properties", utf8("a= 1")));
  }

  @Test
  void packageAndModuleDeclarationsAreReadAlike() {
    assertEquals(
        normaliser.normalise("package-info.java", utf8("/** One. */ package p;")),
        normaliser.normalise("package-info.java", utf8("/** Two. */ package p;")));
    assertNotEquals(
        normaliser.normalise("module-info.java", utf8("module m {}")),
        normaliser.normalise("module-info.java", utf8("module m { requires n; }")));
  }

  @Test
  void aLongFileIsReadInBlocks() {
    String text = "class A { String s = \"" + "x".repeat(50_000) + "\"; " + "int a;".repeat(9_000);

    assertEquals(both(text + "}"), both(text + " }"));
    assertNotEquals(both(text + "}"), both(text.replace("\"; ", "y\"; ") + "}"));
  }

  @Test
  void wellFormedUtf8IsWhatAStrictDecoderAccepts() {
    Random random = new Random(3);
    int[] leads = {0x41, 0x7f, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5};
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(4)];
      bytes[0] = (byte) leads[random.nextInt(leads.length)];
      for (int k = 1; k < bytes.length; k++) {
        bytes[k] =
            (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0x80 + random.nextInt(64));
      }
      assertEquals(decodes(bytes), Utf8.isWellFormed(bytes));
      accepted += Utf8.isWellFormed(bytes) ? 1 : 0;
    }
    assertTrue(accepted > 10_000);
    assertFalse(Utf8.isWellFormed(new byte[] {(byte) 0xc3}));
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private record Both(Digest tokens, Digest tokensAndLines) {}

  private Both both(String text) {
    return both(text, StandardCharsets.UTF_8);
  }

  private Both both(String text, java.nio.charset.Charset charset) {
    byte[] content = text.getBytes(charset);
    return new Both(
        normaliser.tokens("A.java", content), normaliser.tokensAndLines("A.java", content));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
