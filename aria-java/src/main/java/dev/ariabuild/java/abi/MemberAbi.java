package dev.ariabuild.java.abi;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/** Writes what hangs on a field, a record component or a method; reused from one to the next. */
final class MemberAbi {
  private final AbiBytes out;
  private final Runnable unknownAttribute;
  private final AnnotationAbi values;

  /** Whether the parameters of the current method are named to its readers. */
  private boolean named;

  final FieldVisitor field;
  final RecordComponentVisitor component;
  final MethodVisitor method;

  MemberAbi(AbiBytes out, Runnable unknownAttribute) {
    this.out = out;
    this.unknownAttribute = unknownAttribute;
    this.values = new AnnotationAbi(out);
    this.field = new OfField();
    this.component = new OfComponent();
    this.method = new OfMethod();
  }

  MethodVisitor method(boolean parametersNamed) {
    named = parametersNamed;
    return method;
  }

  AnnotationVisitor annotation(String descriptor, boolean visible) {
    out.mark(visible ? 'A' : 'a').text(descriptor);
    return values;
  }

  AnnotationVisitor typeAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    out.mark(visible ? 'T' : 't').number(reference).text(path == null ? null : path.toString());
    out.text(descriptor);
    return values;
  }

  private final class OfField extends FieldVisitor {
    OfField() {
      super(Opcodes.ASM9);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return annotation(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return typeAnnotation(reference, path, descriptor, visible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      unknownAttribute.run();
    }
  }

  private final class OfComponent extends RecordComponentVisitor {
    OfComponent() {
      super(Opcodes.ASM9);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return annotation(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return typeAnnotation(reference, path, descriptor, visible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      unknownAttribute.run();
    }
  }

  private final class OfMethod extends MethodVisitor {
    OfMethod() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitParameter(@Nullable String name, int access) {
      if (named) {
        out.mark('p').text(name).number(access);
      }
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
      out.mark('d');
      return values;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return annotation(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return typeAnnotation(reference, path, descriptor, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
      out.mark(visible ? 'Q' : 'q').number(count);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      out.mark(visible ? 'P' : 'r').number(parameter).text(descriptor);
      return values;
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      unknownAttribute.run();
    }
  }
}
