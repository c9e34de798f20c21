package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.classfile.DebugFree;
import dev.ariabuild.aot.lift.DynamicCalls;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * Compares two class files but for their debug attributes, and finds the place where they differ. A
 * class of a version below 50 may have become one of version 51: then stack maps and the sizes that
 * follow from the code do not count, as they are new. Or its dynamic calls may have been written
 * out.
 */
final class ClassComparison {
  private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;
  private static final int LIFTED = Opcodes.V1_7;
  private static final int MAJOR = 0xFFFF;

  private ClassComparison() {}

  /** Where they differ; empty: nowhere. */
  static Optional<String> difference(byte[] before, byte[] after) {
    if (Arrays.equals(before, after)) {
      return Optional.empty();
    }
    try {
      boolean lifted = version(before) < FIRST_WITH_FRAMES && version(after) == LIFTED;
      byte[] one = lifted ? unframed(before) : DebugFree.of(before);
      byte[] two = lifted ? unframed(after) : DebugFree.of(after);
      return Arrays.equals(one, two) || isLowered(before, two)
          ? Optional.empty()
          : Optional.of(place(one, two));
    } catch (RuntimeException unreadable) {
      return Optional.of("it cannot be read as a class and its bytes differ");
    }
  }

  /** Whether a class is what writing out its dynamic calls makes of it, and nothing else. */
  private static boolean isLowered(byte[] before, byte[] after) {
    return Stream.of(new DynamicCalls(false), new DynamicCalls(true))
        .flatMap(calls -> calls.lower(before).stream())
        .anyMatch(lowered -> Arrays.equals(DebugFree.of(lowered), after));
  }

  private static int version(byte[] classFile) {
    return ((classFile[6] & 0xFF) << 8) | (classFile[7] & 0xFF);
  }

  /** With the version of lifted classes, sizes computed and without stack maps. */
  private static byte[] unframed(byte[] classFile) {
    ClassWriter computed =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
          }
        };
    new ClassReader(DebugFree.of(classFile)).accept(as(LIFTED, computed), ClassReader.SKIP_FRAMES);
    ClassWriter out = new ClassWriter(0);
    new ClassReader(computed.toByteArray()).accept(out, ClassReader.SKIP_FRAMES);
    return out.toByteArray();
  }

  private static ClassVisitor as(int version, ClassVisitor next) {
    return new ClassVisitor(Opcodes.ASM9, next) {
      @Override
      public void visit(
          int old,
          int access,
          String name,
          @Nullable String signature,
          @Nullable String superName,
          String @Nullable [] interfaces) {
        int version = (old & MAJOR) < FIRST_WITH_FRAMES ? LIFTED : old;
        super.visit(version, access, name, signature, superName, interfaces);
      }
    };
  }

  /** The first member, and the first line of its code, that differs. */
  private static String place(byte[] before, byte[] after) {
    Map<String, List<String>> old = members(before);
    Map<String, List<String>> now = members(after);
    for (Map.Entry<String, List<String>> member : old.entrySet()) {
      List<String> there = now.get(member.getKey());
      if (there == null) {
        return "there is no " + member.getKey() + " any more";
      }
      Optional<String> line = firstLine(member.getValue(), there);
      if (line.isPresent()) {
        return member.getKey() + ": " + line.get();
      }
    }
    for (String member : now.keySet()) {
      if (!old.containsKey(member)) {
        return "there is a new " + member;
      }
    }
    return firstLine(text(before), text(after)).orElse("the order of its parts differs");
  }

  private static Optional<String> firstLine(List<String> before, List<String> after) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String old = i < before.size() ? before.get(i) : "(the end)";
      String now = i < after.size() ? after.get(i) : "(the end)";
      if (!old.equals(now)) {
        return Optional.of("'" + old + "' became '" + now + "'");
      }
    }
    return Optional.empty();
  }

  private static List<String> text(byte[] classFile) {
    StringWriter out = new StringWriter();
    new ClassReader(classFile)
        .accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(out)), 0);
    return lines(out.toString());
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Text of each method and field by what it is called. */
  private static Map<String, List<String>> members(byte[] classFile) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public FieldVisitor visitField(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  @Nullable Object value) {
                members.put(
                    "field " + name + " " + descriptor,
                    List.of("access " + access, "signature " + signature, "value " + value));
                return new FieldVisitor(Opcodes.ASM9) {};
              }

              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                Textifier text = new Textifier();
                return new MethodVisitor(Opcodes.ASM9, new TraceMethodVisitor(text)) {
                  @Override
                  public void visitEnd() {
                    super.visitEnd();
                    StringWriter out = new StringWriter();
                    text.print(new PrintWriter(out, true));
                    List<String> lines = new java.util.ArrayList<>();
                    lines.add("access " + access);
                    lines.add("signature " + signature);
                    lines.add("throws " + Arrays.toString(exceptions));
                    lines.addAll(lines(out.toString()));
                    members.put("method " + name + descriptor, lines);
                  }
                };
              }
            },
            0);
    return members;
  }
}
