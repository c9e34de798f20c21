package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.symbol.MappingWriter;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A compiled class with all that a compiler notes of its source. */
abstract class StripCase {
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  static final StripPlan ALL = StripPlan.of(Strip.SYMBOLS, DebugInfo.NONE);

  static final String SOURCE =
      "package p; public record A(int left, String right) {"
          + "  @Deprecated public static long f(long first, int second) {"
          + "    long sum = first + second; return sum; } }";

  @TempDir Path work;
  Map<String, byte[]> classes;

  @BeforeEach
  void compile() throws IOException {
    classes = Jars.compile(work, "p.A", SOURCE);
  }

  byte[] a() {
    return classes.get("p/A.class");
  }

  String strip(Path in, String out) throws IOException, AotException {
    JarStripper.Report report = new JarStripper(ALL, TIME).strip(in, work.resolve(out));
    return report.outcome() + " " + report.left();
  }

  static byte[] strip(byte[] classFile, StripPlan plan) {
    return new ClassStripper(plan, new MappingWriter()).strip(classFile).bytes();
  }

  byte[] entry(String jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(work.resolve(jar).toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  /** What a class file holds. */
  static final class Seen extends ClassVisitor {
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
