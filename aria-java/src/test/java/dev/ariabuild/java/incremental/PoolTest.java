package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolTest {
  private static final int MANY = 5000;

  @Test
  void numbersStayWhateverIsAddedCopiedAndWritten() {
    Pool pool = new Pool(Strings.NONE);
    for (int i = 0; i < MANY; i++) {
      assertEquals(i, pool.intern("name " + i));
    }
    Pool copy = pool.copy();
    assertEquals(MANY, copy.intern("of the copy"));
    assertEquals(MANY, pool.intern("of the first"));
    assertEquals(-1, pool.find("of the copy"));
    Pool back = read(copy);
    assertEquals(MANY + 1, back.size());
    for (int i = 0; i < MANY; i++) {
      assertEquals(i, copy.find("name " + i));
      assertEquals(i, back.find("name " + i));
      assertEquals("name " + i, back.get(i));
    }
    assertEquals("of the copy", back.get(MANY));
    assertEquals(-1, back.find("of the first"));
    assertArrayEquals(new int[] {1, 3, MANY + 1}, back.intern(List.of("new", "name 3", "name 1")));
  }

  @Test
  void stringsOfOneHashAreToldApart() {
    Pool pool = new Pool(Strings.NONE);
    pool.intern("Aa");
    pool.intern("BB");
    pool.intern("");
    Pool back = read(pool);
    assertEquals(0, back.find("Aa"));
    assertEquals(1, back.find("BB"));
    assertEquals(2, back.find(""));
    assertEquals(-1, back.find("AaBB"));
  }

  @Test
  void anEmptyPoolKnowsNothing() {
    Pool back = read(new Pool(Strings.NONE));
    assertEquals(0, back.size());
    assertEquals(-1, back.find(""));
    assertThrows(IndexOutOfBoundsException.class, () -> back.get(0));
    assertThrows(IndexOutOfBoundsException.class, () -> back.get(-1));
  }

  @Test
  void whatIsNotWholeIsNotRead() {
    ByteBuffer bytes = written(new Pool(Strings.NONE.plus(List.of("a", "b", "ü"))));
    for (int length = 8; length < bytes.limit(); length++) {
      ByteBuffer part = bytes.duplicate().limit(length).slice();
      assertThrows(BufferUnderflowException.class, () -> Strings.read(part));
    }
  }

  private static ByteBuffer written(Pool pool) {
    Strings strings = pool.strings();
    ByteBuffer out = ByteBuffer.allocate(strings.length());
    strings.write(out);
    assertEquals(0, out.remaining());
    return out.flip();
  }

  private static Pool read(Pool pool) {
    return new Pool(Strings.read(written(pool)));
  }
}
