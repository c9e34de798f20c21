package dev.ariabuild.java.abi;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the values of annotations, nested ones included, in the order of the class file. */
final class AnnotationAbi extends AnnotationVisitor {
  private final AbiBytes out;

  AnnotationAbi(AbiBytes out) {
    super(Opcodes.ASM9);
    this.out = out;
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    out.mark('v').text(name);
    if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      out.mark('[').number(length);
      for (int i = 0; i < length; i++) {
        scalar(Array.get(value, i));
      }
    } else {
      scalar(value);
    }
  }

  private void scalar(Object value) {
    constant(out, value instanceof Type type ? type.getDescriptor() : value, value.getClass());
  }

  @Override
  public void visitEnum(@Nullable String name, String descriptor, String value) {
    out.mark('e').text(name).text(descriptor).text(value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    out.mark('@').text(name).text(descriptor);
    return this;
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    out.mark('{').text(name);
    return this;
  }

  @Override
  public void visitEnd() {
    out.mark('}');
  }

  /** A constant with its type; floating point numbers by their bits. */
  static void constant(AbiBytes out, Object value, Class<?> type) {
    out.text(type.getSimpleName()); // not the package, which shading may change
    if (value instanceof Float f) {
      out.number(Float.floatToRawIntBits(f));
    } else if (value instanceof Double d) {
      out.number(Double.doubleToRawLongBits(d));
    } else {
      out.text(value.toString());
    }
  }
}
