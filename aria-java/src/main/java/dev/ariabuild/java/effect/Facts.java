package dev.ariabuild.java.effect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What one class file says of its methods and whom they call. Names are internal.
 *
 * @param superName empty for {@code java/lang/Object} alone
 * @param source name of the source file; empty if it is not told
 */
public record Facts(
    String name,
    int access,
    String superName,
    List<String> interfaces,
    String source,
    List<Method> methods) {
  /** Copies. */
  public Facts {
    interfaces = List.copyOf(interfaces);
    methods = List.copyOf(methods);
  }

  /**
   * Reads a class file.
   *
   * @throws RuntimeException if it is malformed, or newer than what can be read
   */
  public static Facts of(byte[] classFile) {
    return FactsReader.read(classFile);
  }

  /** One method, in the order of the file. */
  public record Method(String name, String descriptor, int access, List<Call> calls) {
    /** Copies. */
    public Method {
      calls = List.copyOf(calls);
    }

    boolean is(int flag) {
      return (access & flag) != 0;
    }

    boolean isOverridable() {
      return !is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE) && !name.startsWith("<");
    }

    /** Name and descriptor. */
    public String signature() {
      return name + descriptor;
    }
  }

  /** How something is reached. */
  public enum Kind {
    /** The very method, or the one it is inherited from. */
    EXACT,
    /** The method, or one that overrides it. */
    VIRTUAL,
    /** An object of a class is made. */
    NEW,
    /** A class is initialised. */
    INIT,
    /** A call site that is linked by a bootstrap method that is not known. */
    LINK
  }

  /**
   * One thing that a method's code reaches.
   *
   * @param name of the method; empty for {@link Kind#NEW} and {@link Kind#INIT}
   * @param line in the source; 0: not told
   * @param constant whether receiver and arguments are constants in the code
   */
  public record Call(
      Kind kind, String owner, String name, String descriptor, int line, boolean constant) {
    String member() {
      return owner.replace('/', '.') + (name.isEmpty() ? "" : "." + name);
    }
  }

  @Nullable Method method(String signature) {
    for (Method method : methods) {
      if (method.signature().equals(signature)) {
        return method;
      }
    }
    return null;
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }
}
