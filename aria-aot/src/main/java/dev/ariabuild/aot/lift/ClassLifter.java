package dev.ariabuild.aot.lift;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives one class file of versions 45 to 49 the version 51, with computed stack map frames. A class
 * with subroutines (jsr, ret) stays as it is, as does one whose superclasses cannot be found.
 */
final class ClassLifter {
  private static final int FIRST_MODERN = Opcodes.V1_6;
  private static final int MAJOR = 0xFFFF;

  private final Hierarchy hierarchy;

  ClassLifter(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Whether the version of a class file is below 50. */
  static boolean isOld(byte[] classFile) {
    return classFile.length > 8
        && classFile[0] == (byte) 0xCA
        && classFile[1] == (byte) 0xFE
        && (((classFile[6] & 0xFF) << 8) | (classFile[7] & 0xFF)) < FIRST_MODERN;
  }

  /** The lifted class file; empty if it must stay as it is. */
  Optional<byte[]> lift(byte[] classFile) {
    try {
      ClassReader reader = new ClassReader(classFile);
      ClassWriter writer =
          new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
              return hierarchy.common(one, other);
            }
          };
      reader.accept(new Lifter(writer), ClassReader.SKIP_FRAMES);
      return Optional.of(writer.toByteArray());
    } catch (Unsound | Hierarchy.UnknownClass e) {
      return Optional.empty();
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /** Something whose meaning depends on the version. */
  private static final class Unsound extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Lifter extends ClassVisitor {
    Lifter(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      if ((version & MAJOR) >= FIRST_MODERN) {
        throw new Unsound();
      }
      super.visit(Opcodes.V1_7, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      // from version 51 on an initializer is one only if it is static and takes nothing
      if (name.equals("<clinit>")
          && ((access & Opcodes.ACC_STATIC) == 0 || !descriptor.equals("()V"))) {
        throw new Unsound();
      }
      return new NoSubroutines(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class NoSubroutines extends MethodVisitor {
    NoSubroutines(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (opcode == Opcodes.JSR) {
        throw new Unsound();
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      if (opcode == Opcodes.RET) {
        throw new Unsound();
      }
      super.visitVarInsn(opcode, variable);
    }
  }
}
