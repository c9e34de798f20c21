package dev.ariabuild.java.effect;

import dev.ariabuild.java.effect.Facts.Kind;
import dev.ariabuild.java.effect.Facts.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Takes {@link Facts} out of a class file. */
final class FactsReader extends ClassVisitor {
  private String name = "";
  private int access;
  private String superName = "";
  private List<String> interfaces = List.of();
  private String source = "";
  private int version;
  private final List<Method> methods = new ArrayList<>();

  private FactsReader() {
    super(Opcodes.ASM9);
  }

  static Facts read(byte[] classFile) {
    FactsReader reader = new FactsReader();
    new ClassReader(classFile).accept(reader, 0);
    return new Facts(
        reader.name,
        reader.access,
        reader.superName,
        reader.interfaces,
        reader.source,
        reader.methods);
  }

  @Override
  public void visit(
      int newVersion,
      int newAccess,
      String newName,
      @Nullable String signature,
      @Nullable String newSuper,
      String @Nullable [] newInterfaces) {
    version = newVersion & 0xFFFF;
    access = newAccess;
    name = newName;
    superName = newSuper == null ? "" : newSuper;
    interfaces = newInterfaces == null ? List.of() : List.of(newInterfaces);
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    source = file == null ? "" : file;
  }

  @Override
  public MethodVisitor visitMethod(
      int flags,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Code(flags, method, descriptor);
  }

  /**
   * One method, instruction by instruction. Counts how many constants lie on top of the stack, as
   * far as the last instructions tell: anything else, and any place that is jumped to, makes it
   * none.
   */
  private final class Code extends MethodVisitor {
    private final int flags;
    private final String method;
    private final String descriptor;
    private final MethodCalls calls;
    private int constants;

    Code(int flags, String method, String descriptor) {
      super(Opcodes.ASM9);
      this.flags = flags;
      this.method = method;
      this.descriptor = descriptor;
      this.calls = new MethodCalls(name);
    }

    private void none() {
      constants = 0;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      calls.line(number);
    }

    @Override
    public void visitLabel(Label label) {
      if (version < Opcodes.V1_6) {
        none(); // without frames it is not told where jumps end
      }
    }

    @Override
    public void visitFrame(
        int type, int locals, Object @Nullable [] local, int stacked, Object @Nullable [] stack) {
      none();
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1) {
        constants++;
      } else if (opcode == Opcodes.DUP && constants > 0) {
        constants++;
      } else if (opcode == Opcodes.AASTORE && constants >= 4) {
        constants -= 3; // the array itself stays
      } else {
        none();
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY) {
        none();
      } else {
        constants++;
      }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      none();
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.NEW) {
        calls.add(Kind.NEW, type, "", "", false);
      }
      boolean keeps = opcode == Opcodes.CHECKCAST || (opcode == Opcodes.ANEWARRAY && constants > 0);
      if (!keeps) {
        none();
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
      if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
        calls.initialises(owner);
        if (owner.equals("java/lang/System")) {
          calls.add(Kind.EXACT, owner, field, fieldDescriptor, false); // its streams
        }
      }
      boolean primitiveClass =
          opcode == Opcodes.GETSTATIC
              && field.equals("TYPE")
              && fieldDescriptor.equals("Ljava/lang/Class;");
      if (primitiveClass) {
        constants++;
      } else {
        none();
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
      int values = Type.getArgumentTypes(calledDescriptor).length;
      if (opcode != Opcodes.INVOKESTATIC) {
        values++;
      }
      boolean constant = values <= constants && values > 0;
      boolean virtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
      if (opcode == Opcodes.INVOKESTATIC) {
        calls.initialises(owner);
      }
      calls.add(virtual ? Kind.VIRTUAL : Kind.EXACT, owner, called, calledDescriptor, constant);
      none();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
      calls.links(bootstrap, arguments);
      none();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      none();
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof ConstantDynamic constant) {
        calls.links(constant);
      } else if (value instanceof Handle handle) {
        calls.handle(handle);
      }
      constants++;
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      none();
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
      none();
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
      none();
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
      none();
    }

    @Override
    public void visitEnd() {
      methods.add(new Method(method, descriptor, flags, calls.all()));
    }
  }
}
