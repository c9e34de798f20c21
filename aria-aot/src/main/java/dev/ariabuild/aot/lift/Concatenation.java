package dev.ariabuild.aot.lift;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A concatenation of texts, written out as calls of a {@code StringBuilder}. */
final class Concatenation {
  static final String FACTORY = "java/lang/invoke/StringConcatFactory";
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final char ARGUMENT = '\1';
  private static final char CONSTANT = '\2';

  private Concatenation() {}

  static boolean is(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner().equals(FACTORY)
        && (call.bsm.getName().equals("makeConcat")
            || call.bsm.getName().equals("makeConcatWithConstants"));
  }

  /**
   * Puts it in the place of the call. The operands, which lie on the stack, get places among the
   * variables behind those that there are, so that no stack map changes.
   *
   * @return false: it has a form that is not known, and stays
   */
  static boolean writeOut(MethodNode method, InvokeDynamicInsnNode call) {
    Type[] types = Type.getArgumentTypes(call.desc);
    Object[] constants = {};
    String recipe = String.valueOf(ARGUMENT).repeat(types.length);
    if (call.bsm.getName().equals("makeConcatWithConstants")) {
      recipe = (String) call.bsmArgs[0];
      constants = java.util.Arrays.copyOfRange(call.bsmArgs, 1, call.bsmArgs.length);
    }
    if (recipe.chars().filter(c -> c == ARGUMENT).count() != types.length
        || recipe.chars().filter(c -> c == CONSTANT).count() != constants.length
        || !java.util.Arrays.stream(constants).allMatch(String.class::isInstance)) {
      return false;
    }
    int[] places = new int[types.length];
    int next = method.maxLocals;
    for (int i = 0; i < types.length; i++) {
      places[i] = next;
      next += types[i].getSize();
    }
    InsnList code = new InsnList();
    for (int i = types.length - 1; i >= 0; i--) {
      code.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), places[i]));
    }
    begin(code);
    int argument = 0;
    int constant = 0;
    int text = 0;
    for (int at = 0; at < recipe.length(); at++) {
      char c = recipe.charAt(at);
      if (c == ARGUMENT || c == CONSTANT) {
        text(code, recipe.substring(text, at));
        text = at + 1;
        if (c == CONSTANT) {
          text(code, (String) constants[constant++]);
        } else {
          Type type = types[argument];
          code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), places[argument++]));
          append(code, type);
        }
      }
    }
    text(code, recipe.substring(text));
    end(code);
    method.instructions.insert(call, code);
    method.instructions.remove(call);
    return true;
  }

  /** Puts a new builder on the stack. */
  static void begin(InsnList code) {
    code.add(new TypeInsnNode(Opcodes.NEW, BUILDER));
    code.add(new InsnNode(Opcodes.DUP));
    code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false));
  }

  /** Appends a constant. */
  static void text(InsnList code, String text) {
    if (!text.isEmpty()) {
      code.add(new LdcInsnNode(text));
      append(code, Type.getType(String.class));
    }
  }

  /**
   * Appends the value on the stack; an array or a sequence by its toString, as the factory does.
   */
  static void append(InsnList code, Type type) {
    String parameter =
        switch (type.getSort()) {
          case Type.BOOLEAN, Type.CHAR, Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE ->
              type.getDescriptor();
          case Type.BYTE, Type.SHORT -> "I";
          default ->
              type.getDescriptor().equals("Ljava/lang/String;")
                  ? type.getDescriptor()
                  : "Ljava/lang/Object;";
        };
    String descriptor = "(" + parameter + ")L" + BUILDER + ";";
    code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, BUILDER, "append", descriptor, false));
  }

  /** Leaves the text on the stack. */
  static void end(InsnList code) {
    code.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false));
  }
}
