package dev.ariabuild.aot.classfile;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class file written anew, without source file, source map, line numbers and names of variables.
 * Two classes that differ in those alone become equal: their constant pools are in the order of
 * use. {@code MethodParameters} stay, as programs read them.
 */
public final class DebugFree extends ClassVisitor {
  private DebugFree(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /**
   * The class without debug attributes.
   *
   * @throws RuntimeException of some kind if it is no class file, or too new
   */
  public static byte[] of(byte[] classFile) {
    ClassWriter out = new ClassWriter(0);
    new ClassReader(classFile).accept(new DebugFree(out), 0);
    return out.toByteArray();
  }

  /** Bytes that debug attributes take in the class, their constants included. */
  public static int debugBytes(byte[] classFile) {
    ClassWriter all = new ClassWriter(0);
    new ClassReader(classFile).accept(all, 0);
    return Math.max(0, all.toByteArray().length - of(classFile).length);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {}

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(
        api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
      @Override
      public void visitLineNumber(int line, Label start) {}

      @Override
      public void visitLocalVariable(
          String variable,
          String type,
          @Nullable String generic,
          Label start,
          Label end,
          int index) {}
    };
  }
}
