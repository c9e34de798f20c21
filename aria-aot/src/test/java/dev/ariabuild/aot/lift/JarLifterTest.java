package dev.ariabuild.aot.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.jar.JarRewriter;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Real classes, aged by ASM, and the JVM that runs the tests. */
class JarLifterTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** Branches that merge types of the jar, of the JDK, and an interface; a try with finally. */
  private static final String SOURCE =
      "package p; public class Old { interface Shape { int area(); }"
          + " static class Base { int n() { return 1; } }"
          + " static class Left extends Base implements Shape { public int area() { return 2; } }"
          + " static class Right extends Base implements Shape { public int area() { return 3; } }"
          + " public static void main(String[] a) { Base base; Shape shape; Object map;"
          + " if (a.length > 0) { Left x = new Left(); base = x; shape = x;"
          + "   map = new java.util.TreeMap<String, String>(); }"
          + " else { Right x = new Right(); base = x; shape = x;"
          + "   map = new java.util.HashMap<String, String>(); }"
          + " int sum = 0; try { for (int i = 0; i < 3; i++) sum += base.n() * shape.area(); }"
          + " finally { sum += 100; } System.out.println(sum + map.toString()); } }";

  @TempDir Path work;
  private Jdk jdk;

  @BeforeEach
  void find() throws Exception {
    jdk = Jdk.at(Path.of(System.getProperty("java.home")));
  }

  /** The classes as a compiler of Java 5 would have made them. */
  private Map<String, byte[]> old() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Jars.compile(work, "p.Old", SOURCE, "8")
        .forEach((name, bytes) -> entries.put(name, age(bytes)));
    return entries;
  }

  private static byte[] age(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor aging =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(int v, int access, String n, String s, String sup, String[] i) {
            super.visit(Opcodes.V1_5, access, n, s, sup, i);
          }
        };
    new ClassReader(classFile).accept(aging, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private static int version(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readNBytes(8)[7];
    }
  }

  private String run(Path jar, String... arguments) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(jdk.tool("java").toString(), "-cp", jar.toString(), "p.Old"));
    command.addAll(List.of(arguments));
    try (Run run = Run.start(command, work, Map.of())) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)), "it ends");
      return run.output();
    }
  }

  private List<JarLifter.Report> lift(Path... jars) throws Exception {
    return new JarLifter(jdk, TIME)
        .lift(
            List.of(jars), jar -> true, jar -> false, Files.createDirectories(work.resolve("out")));
  }

  @Test
  void liftedClassesHaveTheNewVersionAndDoTheSame() throws Exception {
    Path jar = Jars.pack(work.resolve("old.jar"), old());
    assertEquals(49, version(jar, "p/Old.class"));
    assertEquals(List.of(new JarLifter.Report(5, 0, false)), lift(jar));
    Path lifted = work.resolve("out/0.jar");
    assertEquals(51, version(lifted, "p/Old.class"));
    assertEquals(run(jar), run(lifted));
    assertEquals(run(jar, "x"), run(lifted, "x"));
    assertTrue(run(lifted).startsWith("109{}"), run(lifted));
  }

  @Test
  void liftingTwiceGivesEqualBytes() throws Exception {
    Path jar = Jars.pack(work.resolve("old.jar"), old());
    lift(jar);
    byte[] first = Files.readAllBytes(work.resolve("out/0.jar"));
    lift(jar);
    assertEquals(
        -1, java.util.Arrays.mismatch(first, Files.readAllBytes(work.resolve("out/0.jar"))));
  }

  @Test
  void newClassesStayAndTheirJarIsNotWritten() throws Exception {
    Path jar = Jars.pack(work.resolve("new.jar"), Jars.compile(work, "p.Old", SOURCE));
    assertEquals(List.of(new JarLifter.Report(0, 0, false)), lift(jar));
    assertFalse(Files.exists(work.resolve("out/0.jar")));
  }

  @Test
  void aClassWithASubroutineStaysAsItIs() throws Exception {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC, "p/Jsr", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, "f", "()V", null, null);
    Label subroutine = new Label();
    method.visitCode();
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(subroutine);
    method.visitVarInsn(Opcodes.ASTORE, 0);
    method.visitVarInsn(Opcodes.RET, 0);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    Map<String, byte[]> entries = old();
    entries.put("p/Jsr.class", writer.toByteArray());
    assertEquals(
        List.of(new JarLifter.Report(5, 1, false)),
        lift(Jars.pack(work.resolve("a.jar"), entries)));
    assertEquals(48, version(work.resolve("out/0.jar"), "p/Jsr.class"));
    assertEquals(51, version(work.resolve("out/0.jar"), "p/Old.class"));
  }

  @Test
  void aClassWhoseMergedTypesAreMissingStaysAsItIs() throws Exception {
    Map<String, byte[]> entries = old();
    entries.remove("p/Old$Left.class");
    assertEquals(
        List.of(new JarLifter.Report(3, 1, false)),
        lift(Jars.pack(work.resolve("a.jar"), entries)));
    assertEquals(49, version(work.resolve("out/0.jar"), "p/Old.class"));
  }

  @Test
  void classesThatCannotBeLinkedKeepTheirOldForm() throws Exception {
    Map<String, byte[]> entries = old();
    entries.remove("p/Old$Base.class");
    List<JarLifter.Report> reports = lift(Jars.pack(work.resolve("a.jar"), entries));
    assertEquals(1, reports.get(0).changed(), "the interface only");
    assertEquals(49, version(work.resolve("out/0.jar"), "p/Old$Left.class"));
  }

  @Test
  void aSignedJarIsNotTouched() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/SIGNER.SF", Jars.utf8("Signature-Version: 1.0\r\n\r\n"));
    entries.putAll(old());
    Path jar = Jars.pack(work.resolve("signed.jar"), entries);
    assertTrue(JarRewriter.signed(jar));
    assertEquals(List.of(new JarLifter.Report(0, 0, true)), lift(jar));
  }

  @Test
  void onlyTheWantedJarsAreLifted() throws Exception {
    Path one = Jars.pack(work.resolve("one.jar"), old());
    Path two = Jars.pack(work.resolve("two.jar"), old());
    List<JarLifter.Report> reports =
        new JarLifter(jdk, TIME)
            .lift(
                List.of(one, two),
                two::equals,
                jar -> false,
                Files.createDirectories(work.resolve("out")));
    assertEquals(List.of(0, 5), reports.stream().map(JarLifter.Report::changed).toList());
  }

  @Test
  void theVersionIsReadFromTheHeader() {
    byte[] head = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 3, 0, 45, 0};
    assertTrue(ClassLifter.isOld(head));
    head[7] = 50;
    assertFalse(ClassLifter.isOld(head));
    assertFalse(ClassLifter.isOld(new byte[0]));
  }
}
