package dev.ariabuild.java.abi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Notes class literals in values of an annotation: what is repeated is put into one of them. */
final class ClassLiterals extends AnnotationVisitor {
  private final Set<String> types;

  /**
   * Before another visitor.
   *
   * @param types receives internal names
   */
  ClassLiterals(AnnotationVisitor rest, Set<String> types) {
    super(Opcodes.ASM9, rest);
    this.types = types;
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    if (value instanceof Type type) {
      MentionedTypes.ofDescriptor(type.getDescriptor(), types);
    }
    super.visit(name, value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    super.visitAnnotation(name, descriptor);
    return this;
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    super.visitArray(name);
    return this;
  }
}
