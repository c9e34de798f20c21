package dev.ariabuild.java.abi;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The names that javac takes for the parameters of a compiled method from its {@code
 * LocalVariableTable}: entries that start at 0 in the slots of parameters (JVMS 4.7.13).
 *
 * <p>Walks over bodies without reading them, which ASM alone cannot. Does not know {@code
 * MethodParameters}; the visitor sees those.
 */
final class ParameterNames {
  private final ClassReader reader;
  private final char[] chars;
  private final AbiReader audience;
  private final Sink out;

  /** Takes the names of one method's parameters, by slot; null where a slot has none. */
  @FunctionalInterface
  interface Sink {
    void names(String method, String descriptor, String[] names);
  }

  ParameterNames(ClassReader reader, AbiReader audience, AbiBytes out) {
    this(
        reader,
        audience,
        (method, descriptor, names) -> out.mark('N').text(method).text(descriptor).texts(names));
  }

  ParameterNames(ClassReader reader, AbiReader audience, Sink out) {
    this.reader = reader;
    this.chars = new char[reader.getMaxStringLength()];
    this.audience = audience;
    this.out = out;
  }

  /**
   * Writes the names for every method that counts.
   *
   * @throws RuntimeException if the class file is malformed
   */
  void write() {
    int at = reader.header + 6;
    at += 2 + 2 * reader.readUnsignedShort(at);
    at = members(at, false);
    members(at, true);
  }

  private int members(int start, boolean methods) {
    int count = reader.readUnsignedShort(start);
    int at = start + 2;
    for (int i = 0; i < count; i++) {
      int member = at;
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      boolean wanted = methods && isWanted(member);
      for (int k = 0; k < attributes; k++) {
        if (wanted && "Code".equals(reader.readUTF8(at, chars))) {
          code(at + 6, member);
        }
        at += 6 + length(at + 2);
      }
    }
    return at;
  }

  private boolean isWanted(int method) {
    int access = reader.readUnsignedShort(method);
    String name = reader.readUTF8(method + 2, chars);
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return audience.readsNames(isStatic) && ClassAbi.counts(access, name, audience);
  }

  private void code(int start, int method) {
    int at = start + 4;
    at += 4 + length(at);
    at += 2 + 8 * reader.readUnsignedShort(at);
    int attributes = reader.readUnsignedShort(at);
    at += 2;
    for (int k = 0; k < attributes; k++) {
      if ("LocalVariableTable".equals(reader.readUTF8(at, chars))) {
        table(at + 6, method);
      }
      at += 6 + length(at + 2);
    }
  }

  private void table(int start, int method) {
    String descriptor = reader.readUTF8(method + 4, chars);
    int slots = Type.getArgumentsAndReturnSizes(descriptor) >> 2; // counts "this"
    if ((reader.readUnsignedShort(method) & Opcodes.ACC_STATIC) != 0) {
      slots--;
    }
    String[] names = new String[slots];
    int count = reader.readUnsignedShort(start);
    for (int i = 0; i < count; i++) {
      int entry = start + 2 + 10 * i;
      int slot = reader.readUnsignedShort(entry + 8);
      if (reader.readUnsignedShort(entry) == 0 && slot < slots) {
        names[slot] = reader.readUTF8(entry + 4, chars);
      }
    }
    out.names(reader.readUTF8(method + 2, chars), descriptor, names);
  }

  /** Never negative, so that every walk goes forward and ends. */
  private int length(int at) {
    int length = reader.readInt(at);
    if (length < 0) {
      throw new IllegalArgumentException("a length below zero at " + at);
    }
    return length;
  }
}
