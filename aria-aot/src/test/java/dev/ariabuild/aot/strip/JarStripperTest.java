package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class JarStripperTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final StripPlan ALL = StripPlan.of(Strip.SYMBOLS, DebugInfo.NONE);
  private static final String SOURCE =
      "package p; public record A(int left, String right) {"
          + "  @Deprecated public static long f(long first, int second) {"
          + "    long sum = first + second; return sum; } }";

  @TempDir Path work;
  private Map<String, byte[]> classes;

  @BeforeEach
  void compile() throws IOException {
    classes = Jars.compile(work, "p.A", SOURCE);
  }

  private byte[] a() {
    return classes.get("p/A.class");
  }

  @Test
  void debugNoneTakesAllOfItAndLeavesWhatReflectionReads() {
    Seen seen = new Seen(ClassStripper.strip(a(), ALL));
    assertEquals(Set.of(), seen.variables);
    assertEquals(0, seen.lines);
    assertEquals("null null", seen.source);
    assertTrue(seen.parameters.containsAll(Set.of("first", "second")), seen.parameters.toString());
    assertEquals(Set.of("left", "right"), seen.components);
  }

  @Test
  void lineTablesOnlyKeepsLinesAndTheSourceFile() {
    StripPlan plan = StripPlan.of(Strip.DEBUGINFO, DebugInfo.LINE_TABLES_ONLY);
    Seen seen = new Seen(ClassStripper.strip(a(), plan));
    assertEquals(Set.of(), seen.variables);
    assertEquals(new Seen(a()).lines, seen.lines);
    assertEquals("A.java null", seen.source);
  }

  @Test
  void limitedKeepsTheNamesOfParametersOnly() {
    Seen all = new Seen(a());
    assertTrue(all.variables.contains("sum"), all.variables.toString());
    Seen seen = new Seen(ClassStripper.strip(a(), StripPlan.of(Strip.SYMBOLS, DebugInfo.LIMITED)));
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
        "K.kt SMAP\nK.kt\nKotlin\n*E",
        new Seen(ClassStripper.strip(writer.toByteArray(), lines)).source);
    assertEquals("null null", new Seen(ClassStripper.strip(writer.toByteArray(), ALL)).source);
  }

  @Test
  void aClassWithAttributesOutsideOfTheSpecificationStaysAsItIs() throws IOException {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(a()).accept(writer, 0);
    writer.visitAttribute(new Foreign());
    assertNull(ClassStripper.strip(writer.toByteArray(), ALL));
    Path in = Jars.pack(work.resolve("in.jar"), Map.of("p/A.class", writer.toByteArray()));
    JarStripper.Report report = strip(in, "out.jar");
    assertEquals(new JarStripper.Report(JarStripper.Outcome.STRIPPED, 1), report);
    assertArrayEquals(writer.toByteArray(), entry("out.jar", "p/A.class"));
  }

  @Test
  void entriesKeepOrderAndMethodAndMultiReleaseClassesAreStrippedToo() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", Jars.utf8("Manifest-Version: 1.0\n"));
    entries.put("z.txt", Jars.utf8("z"));
    entries.put("lib/x.stored", Jars.utf8("stored"));
    entries.put("META-INF/versions/17/p/A.class", a());
    entries.put("p/A.class", a());
    entries.put("module-info.class", Jars.utf8("no class at all"));
    Path in = Jars.pack(work.resolve("in.jar"), entries);
    assertEquals(new JarStripper.Report(JarStripper.Outcome.STRIPPED, 0), strip(in, "out.jar"));
    try (ZipFile zip = new ZipFile(work.resolve("out.jar").toFile())) {
      assertEquals(List.copyOf(entries.keySet()), zip.stream().map(ZipEntry::getName).toList());
      assertEquals(ZipEntry.STORED, zip.getEntry("lib/x.stored").getMethod());
    }
    byte[] versioned = entry("out.jar", "META-INF/versions/17/p/A.class");
    assertEquals(0, new Seen(versioned).lines);
    assertArrayEquals(Jars.utf8("no class at all"), entry("out.jar", "module-info.class"));
  }

  @Test
  void equalContentGivesEqualBytesWhateverTheTimes() throws IOException {
    Path one = Jars.pack(work.resolve("1.jar"), classes);
    Path two = work.resolve("2.jar");
    Files.copy(one, two);
    Files.setLastModifiedTime(two, FileTime.from(TIME));
    strip(one, "1.out");
    strip(two, "2.out");
    assertEquals(-1, Files.mismatch(work.resolve("1.out"), work.resolve("2.out")));
    assertTrue(Files.size(work.resolve("1.out")) < Files.size(one));
  }

  @Test
  void aSignedJarIsNeverRewritten() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(classes);
    entries.put("META-INF/key.SF", Jars.utf8("Signature-Version: 1.0\n"));
    Path in = Jars.pack(work.resolve("in.jar"), entries);
    assertEquals(new JarStripper.Report(JarStripper.Outcome.SIGNED, 0), strip(in, "out.jar"));
    assertEquals(-1, Files.mismatch(in, work.resolve("out.jar")));
  }

  @Test
  void stripNoneLeavesTheBytes() throws IOException {
    Path in = Jars.pack(work.resolve("in.jar"), classes);
    Path out = work.resolve("out.jar");
    StripPlan plan = StripPlan.of(Strip.NONE, DebugInfo.NONE);
    assertEquals(
        new JarStripper.Report(JarStripper.Outcome.UNTOUCHED, 0),
        new JarStripper(plan, TIME).strip(in, out));
    assertEquals(-1, Files.mismatch(in, out));
  }

  private JarStripper.Report strip(Path in, String out) throws IOException {
    return new JarStripper(ALL, TIME).strip(in, work.resolve(out));
  }

  private byte[] entry(String jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(work.resolve(jar).toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  private static final class Foreign extends Attribute {
    Foreign() {
      super("org.example.Foreign");
    }

    @Override
    protected org.objectweb.asm.ByteVector write(
        ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
      return new org.objectweb.asm.ByteVector().putShort(1);
    }
  }

  /** What a class file holds. */
  private static final class Seen extends ClassVisitor {
    final Set<String> variables = new TreeSet<>();
    final Set<String> parameters = new TreeSet<>();
    final Set<String> components = new TreeSet<>();
    String source = "null null";
    int lines;

    Seen(byte[] classFile) {
      super(Opcodes.ASM9);
      new ClassReader(classFile).accept(this, 0);
    }

    @Override
    public void visitSource(String file, String debug) {
      source = file + " " + debug;
    }

    @Override
    public org.objectweb.asm.RecordComponentVisitor visitRecordComponent(
        String name, String descriptor, String signature) {
      components.add(name);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitParameter(String parameter, int flags) {
          parameters.add(parameter);
        }

        @Override
        public void visitLineNumber(int line, Label start) {
          lines++;
        }

        @Override
        public void visitLocalVariable(
            String variable, String type, String generic, Label start, Label end, int index) {
          if (!variable.equals("this")) {
            variables.add(variable);
          }
        }
      };
    }
  }
}
