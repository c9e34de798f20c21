package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is taken out of one class, and what stays. */
class StrippedClassTest extends StripCase {
  @Test
  void debugNoneTakesAllOfItAndLeavesWhatReflectionReads() {
    Seen seen = new Seen(strip(a(), ALL));
    assertEquals(Set.of(), seen.variables);
    assertEquals("aria-~~~~~~~~~~~~~~~~ null", seen.source);
    assertTrue(seen.parameters.containsAll(Set.of("first", "second")), seen.parameters.toString());
    assertEquals(Set.of("left", "right"), seen.components);
  }

  @Test
  void lineTablesOnlyKeepsLinesAndTheSourceFile() {
    StripPlan plan = StripPlan.of(Strip.DEBUGINFO, DebugInfo.LINE_TABLES_ONLY);
    Seen seen = new Seen(strip(a(), plan));
    assertEquals(Set.of(), seen.variables);
    assertEquals(new Seen(a()).lines, seen.lines);
    assertEquals("A.java null", seen.source);
  }

  @Test
  void limitedKeepsTheNamesOfParametersOnly() {
    Seen all = new Seen(a());
    assertTrue(all.variables.contains("sum"), all.variables.toString());
    Seen seen = new Seen(strip(a(), StripPlan.of(Strip.SYMBOLS, DebugInfo.LIMITED)));
    assertTrue(seen.variables.containsAll(Set.of("first", "second")), seen.variables.toString());
    assertFalse(seen.variables.contains("sum"));
  }

  @Test
  void theSourceMapOfKotlinGoesWithTheLines() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "k/K", null, "java/lang/Object", null);
    writer.visitSource("K.kt", "SMAP\nK.kt\nKotlin\n*E");
    writer.visitEnd();
    StripPlan lines = StripPlan.of(Strip.SYMBOLS, DebugInfo.LINE_TABLES_ONLY);
    assertEquals(
        "K.kt SMAP\nK.kt\nKotlin\n*E", new Seen(strip(writer.toByteArray(), lines)).source);
    assertEquals("null null", new Seen(strip(writer.toByteArray(), ALL)).source);
  }

  @Test
  void attributesOutsideOfTheSpecificationStayAndTheConstantsTheyMayPointTo() {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(a()).accept(writer, 0);
    writer.visitAttribute(new Foreign(false));
    byte[] foreign = writer.toByteArray();
    byte[] stripped = strip(foreign, ALL);
    Seen seen = new Seen(stripped);
    assertEquals(Set.of(), seen.variables);
    assertEquals("aria-~~~~~~~~~~~~~~~~ null", seen.source);
    assertTrue(seen.foreign);
    ClassReader before = new ClassReader(foreign);
    ClassReader after = new ClassReader(stripped);
    for (int i = 1; i < before.getItemCount(); i++) {
      if (before.getItem(i) > 0) {
        assertEquals(foreign[before.getItem(i) - 1], stripped[after.getItem(i) - 1], "tag of " + i);
      }
    }
  }

  @Test
  void codeWithAttributesOutsideOfTheSpecificationStaysAsItIs() throws Exception {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor marked =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
            out.visitAttribute(new Foreign(true));
            return out;
          }
        };
    new ClassReader(a()).accept(marked, 0);
    Path in = Jars.pack(work.resolve("in.jar"), Map.of("p/A.class", writer.toByteArray()));
    assertEquals("STRIPPED 1", strip(in, "out.jar"));
    assertArrayEquals(writer.toByteArray(), entry("out.jar", "p/A.class"));
  }

  @Test
  void aClassThatWasStrippedBeforeKeepsTheIdOfItsOwnBuild() throws Exception {
    strip(Jars.pack(work.resolve("1.jar"), classes), "2.jar");
    byte[] once = entry("2.jar", "p/A.class");
    assertEquals("STRIPPED 1", strip(work.resolve("2.jar"), "3.jar"));
    assertArrayEquals(once, entry("3.jar", "p/A.class"));
  }

  @Test
  void whatIsNoClassOrOfAVersionToComeStaysAsItIs() throws Exception {
    byte[] later = a().clone();
    later[6] = 0x7f;
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("p/A.class", later);
    entries.put("empty.class", new byte[0]);
    entries.put("text.class", Jars.utf8("no class at all, but longer than a head"));
    assertEquals("STRIPPED 3", strip(Jars.pack(work.resolve("in.jar"), entries), "out.jar"));
    assertArrayEquals(later, entry("out.jar", "p/A.class"));
    assertArrayEquals(new byte[0], entry("out.jar", "empty.class"));
  }

  private static final class Foreign extends Attribute {
    private final boolean code;

    Foreign(boolean code) {
      super("org.example.Foreign");
      this.code = code;
    }

    @Override
    public boolean isCodeAttribute() {
      return code;
    }

    @Override
    protected org.objectweb.asm.ByteVector write(
        ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
      return new org.objectweb.asm.ByteVector().putShort(1);
    }
  }
}
