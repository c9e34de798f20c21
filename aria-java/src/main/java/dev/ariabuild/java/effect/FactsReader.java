package dev.ariabuild.java.effect;

import dev.ariabuild.java.effect.Facts.Call;
import dev.ariabuild.java.effect.Facts.Kind;
import dev.ariabuild.java.effect.Facts.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  /** Of bootstrap methods that only call what they are handed. */
  private static final Set<String> KNOWN_BOOTSTRAPS =
      Set.of(
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/StringConcatFactory",
          "java/lang/invoke/ConstantBootstraps",
          "java/lang/runtime/ObjectMethods",
          "java/lang/runtime/SwitchBootstraps");

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
   * One method. Counts how many constants lie on top of the stack, as far as the last instructions
   * tell: anything else, and any place that is jumped to, makes it none.
   */
  private final class Code extends MethodVisitor {
    private final int flags;
    private final String method;
    private final String descriptor;
    private final Map<Call, Call> calls = new LinkedHashMap<>();
    private int line;
    private int constants;

    Code(int flags, String method, String descriptor) {
      super(Opcodes.ASM9);
      this.flags = flags;
      this.method = method;
      this.descriptor = descriptor;
    }

    private void add(
        Kind kind, String owner, String member, String memberDescriptor, boolean constant) {
      boolean made = kind == Kind.NEW || kind == Kind.INIT;
      if (owner.startsWith("[")
          || owner.equals("java/lang/Object") // what overrides is found where objects are made
          || (made && owner.startsWith("java/"))) { // its constructor counts
        return;
      }
      Call key = new Call(kind, owner, member, memberDescriptor, 0, constant);
      calls.putIfAbsent(key, new Call(kind, owner, member, memberDescriptor, line, constant));
    }

    private void initialises(String owner) {
      if (!owner.equals(name)) {
        add(Kind.INIT, owner, "", "", false);
      }
    }

    private void none() {
      constants = 0;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
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
        add(Kind.NEW, type, "", "", false);
      }
      boolean keeps = opcode == Opcodes.CHECKCAST || (opcode == Opcodes.ANEWARRAY && constants > 0);
      if (!keeps) {
        none();
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
      if (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC) {
        initialises(owner);
        if (owner.equals("java/lang/System")) {
          add(Kind.EXACT, owner, field, fieldDescriptor, false); // its streams
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
        initialises(owner);
      }
      add(virtual ? Kind.VIRTUAL : Kind.EXACT, owner, called, calledDescriptor, constant);
      none();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String called, String calledDescriptor, Handle bootstrap, Object... arguments) {
      links(bootstrap, arguments);
      none();
    }

    private void links(Handle bootstrap, Object... arguments) {
      if (!KNOWN_BOOTSTRAPS.contains(bootstrap.getOwner())) {
        add(Kind.LINK, bootstrap.getOwner(), bootstrap.getName(), bootstrap.getDesc(), false);
        handle(bootstrap);
      }
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          handle(handle);
        } else if (argument instanceof ConstantDynamic constant) {
          links(constant);
        }
      }
    }

    private void links(ConstantDynamic constant) {
      Object[] arguments = new Object[constant.getBootstrapMethodArgumentCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = constant.getBootstrapMethodArgument(i);
      }
      links(constant.getBootstrapMethod(), arguments);
    }

    /** What becomes an object that somebody may call is taken as called here. */
    private void handle(Handle handle) {
      String owner = handle.getOwner();
      switch (handle.getTag()) {
        case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
            add(Kind.VIRTUAL, owner, handle.getName(), handle.getDesc(), false);
        case Opcodes.H_NEWINVOKESPECIAL -> {
          add(Kind.NEW, owner, "", "", false);
          add(Kind.EXACT, owner, handle.getName(), handle.getDesc(), false);
        }
        case Opcodes.H_INVOKESTATIC -> {
          initialises(owner);
          add(Kind.EXACT, owner, handle.getName(), handle.getDesc(), false);
        }
        case Opcodes.H_INVOKESPECIAL ->
            add(Kind.EXACT, owner, handle.getName(), handle.getDesc(), false);
        default -> {} // fields
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      none();
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof ConstantDynamic constant) {
        links(constant);
      } else if (value instanceof Handle handle) {
        handle(handle);
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
      methods.add(new Method(method, descriptor, flags, List.copyOf(calls.values())));
    }
  }
}
