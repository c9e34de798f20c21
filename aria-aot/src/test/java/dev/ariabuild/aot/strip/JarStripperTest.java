package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.symbol.MappingWriter;
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

  @Test
  void ofTwoEntriesWithOneNameTheOneThatTheJvmReadsIsStripped() throws Exception {
    byte[] other =
        Jars.compile(work, "p.A", SOURCE.replace("first + second", "9")).get("p/A.class");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("p/A.class", a());
    entries.put("p/B.class", other);
    Path jar = Jars.pack(work.resolve("in.jar"), entries);
    byte[] bytes = Files.readAllBytes(jar);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(
        jar,
        text.replace("p/B.class", "p/A.class")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    strip(jar, "out.jar");
    try (var before = new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, null);
        var after =
            new java.net.URLClassLoader(
                new java.net.URL[] {work.resolve("out.jar").toUri().toURL()}, null)) {
      Object expected = call(before);
      assertEquals(expected, call(after));
    }
  }

  private static Object call(ClassLoader loader) throws Exception {
    return loader.loadClass("p.A").getMethod("f", long.class, int.class).invoke(null, 2L, 3);
  }

  @Test
  void aJarThatBeginsWithAScriptIsNeverRewritten() throws Exception {
    Path plain = Jars.pack(work.resolve("plain.jar"), classes);
    Path in = work.resolve("in.jar");
    Files.write(in, Jars.utf8("#!/bin/sh\nexec java -jar \"$0\"\n"));
    Files.write(in, Files.readAllBytes(plain), java.nio.file.StandardOpenOption.APPEND);
    assertEquals("PREFIXED 0", strip(in, "out.jar"));
    assertEquals(-1, Files.mismatch(in, work.resolve("out.jar")));
  }

  @Test
  void whatIsNoJarIsOneClearError() throws Exception {
    Path in = work.resolve("in.jar");
    Files.write(in, Jars.utf8("no jar"));
    AotException e = assertThrows(AotException.class, () -> strip(in, "out.jar"));
    assertEquals(AotProblem.UNREADABLE_JAR, e.problem());
    byte[] whole = Files.readAllBytes(Jars.pack(work.resolve("whole.jar"), classes));
    Files.write(in, java.util.Arrays.copyOf(whole, whole.length / 2));
    e = assertThrows(AotException.class, () -> strip(in, "out.jar"));
    assertEquals(AotProblem.UNREADABLE_JAR, e.problem());
    assertFalse(Files.exists(work.resolve("out.jar")));
  }

  @Test
  void entriesKeepOrderAndMethodAndMultiReleaseClassesAreStrippedToo() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", Jars.utf8("Manifest-Version: 1.0\n"));
    entries.put("z.txt", Jars.utf8("z"));
    entries.put("lib/x.stored", Jars.utf8("stored"));
    entries.put("META-INF/versions/17/p/A.class", a());
    entries.put("p/A.class", a());
    entries.put("module-info.class", Jars.utf8("no class at all"));
    Path in = Jars.pack(work.resolve("in.jar"), entries);
    assertEquals("STRIPPED 0", strip(in, "out.jar"));
    try (ZipFile zip = new ZipFile(work.resolve("out.jar").toFile())) {
      assertEquals(List.copyOf(entries.keySet()), zip.stream().map(ZipEntry::getName).toList());
      assertEquals(ZipEntry.STORED, zip.getEntry("lib/x.stored").getMethod());
    }
    byte[] versioned = entry("out.jar", "META-INF/versions/17/p/A.class");
    assertTrue(new Seen(versioned).source.startsWith("aria-"));
    assertArrayEquals(Jars.utf8("no class at all"), entry("out.jar", "module-info.class"));
  }

  @Test
  void equalContentGivesEqualBytesWhateverTheTimes() throws Exception {
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
  void aSignedJarIsNeverRewritten() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>(classes);
    entries.put("META-INF/key.SF", Jars.utf8("Signature-Version: 1.0\n"));
    Path in = Jars.pack(work.resolve("in.jar"), entries);
    assertEquals("SIGNED 0", strip(in, "out.jar"));
    assertEquals(-1, Files.mismatch(in, work.resolve("out.jar")));
  }

  @Test
  void stripNoneLeavesTheBytes() throws Exception {
    Path in = Jars.pack(work.resolve("in.jar"), classes);
    Path out = work.resolve("out.jar");
    StripPlan plan = StripPlan.of(Strip.NONE, DebugInfo.NONE);
    assertEquals(
        JarStripper.Outcome.UNTOUCHED, new JarStripper(plan, TIME).strip(in, out).outcome());
    assertEquals(-1, Files.mismatch(in, out));
  }

  private String strip(Path in, String out) throws IOException, AotException {
    JarStripper.Report report = new JarStripper(ALL, TIME).strip(in, work.resolve(out));
    return report.outcome() + " " + report.left();
  }

  private static byte[] strip(byte[] classFile, StripPlan plan) {
    return new ClassStripper(plan, new MappingWriter()).strip(classFile).bytes();
  }

  private byte[] entry(String jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(work.resolve(jar).toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
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

  /** What a class file holds. */
  private static final class Seen extends ClassVisitor {
    final Set<String> variables = new TreeSet<>();
    final Set<String> parameters = new TreeSet<>();
    final Set<String> components = new TreeSet<>();
    String source = "null null";
    boolean foreign;
    int lines;

    Seen(byte[] classFile) {
      super(Opcodes.ASM9);
      new ClassReader(classFile).accept(this, 0);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      foreign = true;
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
