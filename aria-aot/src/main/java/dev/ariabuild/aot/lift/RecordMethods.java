package dev.ariabuild.aot.lift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The methods that a record has from its compiler, written out. They compute what {@code
 * ObjectMethods} computes, in its order: {@code equals} compares the last component first.
 */
final class RecordMethods {
  static final String FACTORY = "java/lang/runtime/ObjectMethods";
  private static final String OBJECT = "(Ljava/lang/Object;)Z";

  private final String owner;
  private final List<Handle> fields;
  private final String[] names;
  private final InsnList code = new InsnList();

  private RecordMethods(String owner, List<Handle> fields, String[] names) {
    this.owner = owner;
    this.fields = fields;
    this.names = names;
  }

  static boolean is(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner().equals(FACTORY) && call.bsm.getName().equals("bootstrap");
  }

  /**
   * Writes out a method that does nothing but this call.
   *
   * @param owner the class of the method
   * @return false: it has a form that is not known, and stays
   */
  static boolean writeOut(String owner, MethodNode method, InvokeDynamicInsnNode call) {
    List<AbstractInsnNode> old = new ArrayList<>();
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() >= 0) {
        old.add(node);
      } else if (node instanceof FrameNode) {
        return false;
      }
    }
    String whole = call.name + method.desc;
    boolean equals = whole.equals("equals" + OBJECT);
    if (!(equals || whole.equals("hashCode()I") || whole.equals("toString()Ljava/lang/String;"))
        || !call.name.equals(method.name)
        || !isCallAlone(old, call, equals ? 2 : 1)
        || !method.tryCatchBlocks.isEmpty()
        || call.bsmArgs.length < 2
        || !call.bsmArgs[0].equals(Type.getObjectType(owner))) {
      return false;
    }
    List<Handle> fields = new ArrayList<>();
    for (int i = 2; i < call.bsmArgs.length; i++) {
      if (!(call.bsmArgs[i] instanceof Handle field)
          || field.getTag() != Opcodes.H_GETFIELD
          || !field.getOwner().equals(owner)) {
        return false;
      }
      fields.add(field);
    }
    String list = (String) call.bsmArgs[1];
    String[] names = list.isEmpty() ? new String[0] : list.split(";", -1);
    if (names.length != fields.size()) {
      return false;
    }
    RecordMethods record = new RecordMethods(owner, fields, names);
    switch (call.name) {
      case "equals" -> record.equalsMethod();
      case "hashCode" -> record.hashCodeMethod();
      default -> record.toStringMethod();
    }
    method.instructions.insertBefore(old.get(0), record.code);
    old.forEach(method.instructions::remove);
    return true;
  }

  private static boolean isCallAlone(
      List<AbstractInsnNode> code, InvokeDynamicInsnNode call, int arguments) {
    if (code.size() != arguments + 2
        || code.get(arguments) != call
        || (code.get(arguments + 1).getOpcode() != Opcodes.IRETURN
            && code.get(arguments + 1).getOpcode() != Opcodes.ARETURN)) {
      return false;
    }
    for (int i = 0; i < arguments; i++) {
      if (!(code.get(i) instanceof VarInsnNode load)
          || load.getOpcode() != Opcodes.ALOAD
          || load.var != i) {
        return false;
      }
    }
    return true;
  }

  private void hashCodeMethod() {
    insn(Opcodes.ICONST_0);
    for (Handle field : fields) {
      code.add(new IntInsnNode(Opcodes.BIPUSH, 31));
      insn(Opcodes.IMUL);
      get(field, 0);
      Type type = Type.getType(field.getDesc());
      String box = box(type);
      if (box.isEmpty()) {
        call("java/util/Objects", "hashCode", "(Ljava/lang/Object;)I");
      } else {
        call(box, "hashCode", "(" + type.getDescriptor() + ")I");
      }
      insn(Opcodes.IADD);
    }
    insn(Opcodes.IRETURN);
  }

  private void equalsMethod() {
    LabelNode other = new LabelNode();
    LabelNode record = new LabelNode();
    LabelNode unequal = new LabelNode();
    load(0);
    load(1);
    code.add(new JumpInsnNode(Opcodes.IF_ACMPNE, other));
    insn(Opcodes.ICONST_1);
    insn(Opcodes.IRETURN);
    place(other);
    load(1);
    code.add(new TypeInsnNode(Opcodes.INSTANCEOF, owner));
    code.add(new JumpInsnNode(Opcodes.IFNE, record));
    insn(Opcodes.ICONST_0);
    insn(Opcodes.IRETURN);
    place(record);
    List<Handle> lastFirst = new ArrayList<>(fields);
    Collections.reverse(lastFirst);
    for (Handle field : lastFirst) {
      get(field, 0);
      get(field, 1);
      code.add(new JumpInsnNode(compare(Type.getType(field.getDesc())), unequal));
    }
    insn(Opcodes.ICONST_1);
    insn(Opcodes.IRETURN);
    if (!fields.isEmpty()) {
      place(unequal);
      insn(Opcodes.ICONST_0);
      insn(Opcodes.IRETURN);
    }
  }

  /** Compares the two values on the stack; the jump to be made if they differ. */
  private int compare(Type type) {
    switch (type.getSort()) {
      case Type.LONG -> insn(Opcodes.LCMP);
      case Type.FLOAT -> call("java/lang/Float", "compare", "(FF)I");
      case Type.DOUBLE -> call("java/lang/Double", "compare", "(DD)I");
      case Type.OBJECT, Type.ARRAY -> {
        call("java/util/Objects", "equals", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
        return Opcodes.IFEQ;
      }
      default -> {
        return Opcodes.IF_ICMPNE;
      }
    }
    return Opcodes.IFNE;
  }

  private void toStringMethod() {
    Concatenation.begin(code);
    code.add(new LdcInsnNode(Type.getObjectType(owner)));
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL,
            "java/lang/Class",
            "getSimpleName",
            "()Ljava/lang/String;",
            false));
    Concatenation.append(code, Type.getType(String.class));
    for (int i = 0; i < names.length; i++) {
      Concatenation.text(code, (i == 0 ? "[" : ", ") + names[i] + "=");
      get(fields.get(i), 0);
      Concatenation.append(code, Type.getType(fields.get(i).getDesc()));
    }
    Concatenation.text(code, names.length == 0 ? "[]" : "]");
    Concatenation.end(code);
    insn(Opcodes.ARETURN);
  }

  /** The class of a primitive type's values; empty: it is none. */
  private static String box(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> "";
    };
  }

  private void get(Handle field, int variable) {
    load(variable);
    if (variable == 1) {
      code.add(new TypeInsnNode(Opcodes.CHECKCAST, owner));
    }
    code.add(new FieldInsnNode(Opcodes.GETFIELD, owner, field.getName(), field.getDesc()));
  }

  private void load(int variable) {
    code.add(new VarInsnNode(Opcodes.ALOAD, variable));
  }

  private void insn(int opcode) {
    code.add(new InsnNode(opcode));
  }

  private void call(String type, String name, String descriptor) {
    code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, type, name, descriptor, false));
  }

  /** A jump's target, where variables and stack are what they were at the beginning. */
  private void place(LabelNode label) {
    code.add(label);
    code.add(new FrameNode(Opcodes.F_SAME, 0, null, 0, null));
  }
}
