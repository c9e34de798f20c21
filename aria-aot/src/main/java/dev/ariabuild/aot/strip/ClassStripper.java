package dev.ariabuild.aot.strip;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Takes debug attributes out of one class file. {@code MethodParameters}, annotations, signatures
 * and records stay: programs read them by reflection.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.7</a>
 */
final class ClassStripper extends ClassVisitor {
  private final StripPlan plan;
  private boolean foreign;

  private ClassStripper(StripPlan plan, ClassWriter out) {
    super(Opcodes.ASM9, out);
    this.plan = plan;
  }

  /**
   * The class without what the plan drops.
   *
   * @return null if it holds attributes that are not in the specification: they may point into the
   *     constant pool, so such a class must stay as it is
   */
  static byte @Nullable [] strip(byte[] classFile, StripPlan plan) {
    ClassWriter out = new ClassWriter(0);
    ClassStripper stripper = new ClassStripper(plan, out);
    new ClassReader(classFile).accept(stripper, 0);
    return stripper.foreign ? null : out.toByteArray();
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    if (plan.lines()) {
      super.visitSource(source, debug);
    }
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    foreign = true;
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return new FieldVisitor(api, super.visitField(access, name, descriptor, signature, value)) {
      @Override
      public void visitAttribute(Attribute attribute) {
        foreign = true;
      }
    };
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    return new RecordComponentVisitor(
        api, super.visitRecordComponent(name, descriptor, signature)) {
      @Override
      public void visitAttribute(Attribute attribute) {
        foreign = true;
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    int self = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    // the size counts a receiver in its upper bits
    int slots = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1 + self;
    return new MethodVisitor(
        api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
      @Override
      public void visitLineNumber(int line, Label start) {
        if (plan.lines()) {
          super.visitLineNumber(line, start);
        }
      }

      @Override
      public void visitLocalVariable(
          String variable,
          String type,
          @Nullable String generic,
          Label start,
          Label end,
          int index) {
        if (plan.locals() || (plan.parameters() && index < slots)) {
          super.visitLocalVariable(variable, type, generic, start, end, index);
        }
      }

      @Override
      public void visitAttribute(Attribute attribute) {
        foreign = true;
      }
    };
  }
}
