package dev.ariabuild.java.abi;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Where a class stands among those around it and inside it, as its {@code InnerClasses} tell. */
final class Nesting {
  private final String type;
  private final Map<String, @Nullable String> outerOf = new HashMap<>();
  private final SortedMap<String, Integer> memberClasses = new TreeMap<>();
  private @Nullable Integer access;
  private boolean headerOnly;

  /** Of one class, by its internal name. */
  Nesting(String type) {
    this.type = type;
  }

  /** Takes one entry of the attribute. */
  void add(String inner, @Nullable String outer, @Nullable String simpleName, int access) {
    outerOf.put(inner, outer);
    if (inner.equals(type)) {
      this.access = access;
      headerOnly =
          (access & Opcodes.ACC_PRIVATE) != 0
              && (access & Opcodes.ACC_FINAL) != 0
              && (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) == 0;
    } else if (type.equals(outer) && simpleName != null && (access & Opcodes.ACC_SYNTHETIC) == 0) {
      memberClasses.put(simpleName, access);
    }
  }

  /** Whether no other file can use its members: it is private, and nothing can extend it. */
  boolean headerOnly() {
    return headerOnly;
  }

  /**
   * Whether it is declared public.
   *
   * @param flags of the class file, where a protected member class is a public one
   */
  boolean isPublic(int flags) {
    return ((access == null ? flags : access) & Opcodes.ACC_PUBLIC) != 0;
  }

  /** Whether it is a member class whose instances are made in those of another. */
  boolean isInner() {
    return access != null && (access & Opcodes.ACC_STATIC) == 0;
  }

  /** Flags of its member classes by name: their order in the file follows the bodies. */
  SortedMap<String, Integer> memberClasses() {
    return memberClasses;
  }

  /** Whether another file can name it: neither it nor one around it is local or anonymous. */
  boolean reachable() {
    String at = type;
    for (int depth = 0; depth <= outerOf.size() && outerOf.containsKey(at); depth++) {
      String outer = outerOf.get(at);
      if (outer == null) {
        return false;
      }
      at = outer;
    }
    return true;
  }
}
