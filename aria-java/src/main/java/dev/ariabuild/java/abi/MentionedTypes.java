package dev.ariabuild.java.abi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * The classes that descriptors and generic signatures name; does not name those of {@code java}.
 */
final class MentionedTypes {
  private MentionedTypes() {}

  static void ofDescriptor(String descriptor, Set<String> types) {
    Type type = Type.getType(descriptor);
    if (type.getSort() == Type.METHOD) {
      add(type.getReturnType(), types);
      for (Type argument : type.getArgumentTypes()) {
        add(argument, types);
      }
    } else {
      add(type, types);
    }
  }

  /** Of a class, method, field or record component. */
  static void ofSignature(@Nullable String signature, Set<String> types) {
    if (signature == null) {
      return;
    }
    SignatureReader reader = new SignatureReader(signature);
    if (signature.startsWith("[") || signature.startsWith("T")) {
      reader.acceptType(new Visitor(types));
    } else { // a field's class type reads like a class with nothing but a superclass
      reader.accept(new Visitor(types));
    }
  }

  /** What stands in arguments of the supertypes and in bounds of the parameters of a class. */
  static void argumentsOf(@Nullable String signature, Set<String> types) {
    if (signature != null) {
      new SignatureReader(signature).accept(new Header(types));
    }
  }

  /** Whether a signature names a type variable, or declares one. */
  static boolean hasVariables(@Nullable String signature) {
    if (signature == null) {
      return false;
    }
    boolean[] found = {signature.startsWith("<")};
    new SignatureReader(signature)
        .accept(
            new SignatureVisitor(Opcodes.ASM9) {
              @Override
              public void visitTypeVariable(String name) {
                found[0] = true;
              }
            });
    return found[0];
  }

  private static void add(Type type, Set<String> types) {
    if (type.getSort() == Type.ARRAY) {
      add(type.getElementType(), types);
    } else if (type.getSort() == Type.OBJECT) {
      add(type.getInternalName(), types);
    }
  }

  private static void add(String type, Set<String> types) {
    if (!type.startsWith("java/")) {
      types.add(type);
    }
  }

  /** Of a class: bounds come to itself, supertypes to others. */
  private static final class Header extends Visitor {
    Header(Set<String> types) {
      super(types);
    }

    @Override
    public SignatureVisitor visitSuperclass() {
      return new Arguments(types);
    }

    @Override
    public SignatureVisitor visitInterface() {
      return new Arguments(types);
    }
  }

  /** Of a type, but not the type itself. */
  private static final class Arguments extends Visitor {
    Arguments(Set<String> types) {
      super(types);
    }

    @Override
    public void visitClassType(String type) {
      // only what it is given
    }

    @Override
    public void visitInnerClassType(String type) {
      // only what it is given
    }
  }

  private static class Visitor extends SignatureVisitor {
    final Set<String> types;
    private String name = "";

    Visitor(Set<String> types) {
      super(Opcodes.ASM9);
      this.types = types;
    }

    @Override
    public void visitClassType(String type) {
      name = type;
      add(name, types);
    }

    @Override
    public void visitInnerClassType(String type) {
      name = name + "$" + type;
      add(name, types);
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      return new Visitor(types);
    }
  }
}
