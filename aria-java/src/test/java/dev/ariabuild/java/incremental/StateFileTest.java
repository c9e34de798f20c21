package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final int VERSION_AT = 4;

  @TempDir private Path dir;

  @Test
  void whatWasKnownIsReadAgain() throws IOException {
    ModuleState state = state();
    Path file = dir.resolve("a/b.state");
    StateFile.write(state, file);
    ModuleState back = StateFile.read(file, StateFileTest::gone).orElseThrow();
    assertEquals(state.sources(), back.sources());
    assertEquals(state.classNames(), back.classNames());
    assertEquals(state.table("A"), back.table("A"));
    assertEquals(state.verified(), back.verified());
  }

  @Test
  void whatIsDamagedOrCutOffIsAbsent() throws IOException {
    Path file = dir.resolve("b.state");
    StateFile.write(state(), file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 3) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertTrue(StateFile.read(file, StateFileTest::gone).isEmpty(), "byte " + at);
    }
    for (int length = 0; length < bytes.length; length += 11) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertTrue(StateFile.read(file, StateFileTest::gone).isEmpty(), length + " bytes");
    }
  }

  @Test
  void anotherVersionIsAbsentThoughNothingIsDamaged() throws IOException {
    Path file = dir.resolve("b.state");
    StateFile.write(state(), file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    bytes.putInt(VERSION_AT, bytes.getInt(VERSION_AT) - 1);
    int end = bytes.capacity() - Long.BYTES;
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), 0, end);
    bytes.putLong(end, sum.getValue());
    Files.write(file, bytes.array());
    assertTrue(StateFile.read(file, StateFileTest::gone).isEmpty());
  }

  /** Nobody writes such a file; no number in it may make the reader fail. */
  @Test
  void numbersOutOfRangeAreAbsentThoughTheSumIsRight() throws IOException {
    Path file = dir.resolve("b.state");
    StateFile.write(state(), file);
    byte[] all = Files.readAllBytes(file);
    int end = all.length - Long.BYTES;
    for (int at = 12; at + Integer.BYTES <= 64; at += Integer.BYTES) {
      ByteBuffer bytes = ByteBuffer.wrap(all.clone());
      bytes.putInt(at, Integer.MAX_VALUE - at);
      CRC32C sum = new CRC32C();
      sum.update(bytes.array(), 0, end);
      bytes.putLong(end, sum.getValue());
      Files.write(file, bytes.array());
      StateFile.read(
          file, StateFileTest::gone); // empty, or something else; hashes are not looked at
    }
  }

  @Test
  void aClassIsReadWhenItIsAskedFor() {
    Module module = module();
    assertEquals(Set.of(), module.classesRead());
    module.edit("A", "return b.b", "return 1 + b.b").compiles("A");
    assertEquals(Set.of("A"), module.classesRead());
    module.edit("A", "return 1", "return 2").compiles("A");
    assertEquals(Set.of(), module.classesRead(), "it was made by the last one");
    module.edit("A", "int a(B b)", "int c(B b)").compiles("A");
    assertEquals(Set.of("B", "B$1"), module.classesRead());
    module.edit("B", "int b;", "int b; int c;").compiles("B");
    assertEquals(Set.of(), module.classesRead());
  }

  @Test
  void aClassThatCannotBeReadIsAnError() throws IOException {
    ModuleState state = module().state();
    Path file = dir.resolve("b.state");
    StateFile.write(state, file);
    ModuleState back = StateFile.read(file, StateFileTest::gone).orElseThrow();
    assertEquals(state.classNames(), back.classNames());
    assertThrows(UncheckedIOException.class, back::complete);
    assertThrows(UncheckedIOException.class, () -> back.table("A"));
  }

  private static byte[] gone(String name) throws IOException {
    throw new IOException("no class file of " + name);
  }

  private Module module() {
    return new Module(dir.resolve("m"))
        .file("A", "class A { int a(B b) { return b.b; } }")
        .file("B", "class B { int b; Object o = new Object() { }; }")
        .built();
  }

  private ModuleState state() {
    return module().state().complete();
  }
}
