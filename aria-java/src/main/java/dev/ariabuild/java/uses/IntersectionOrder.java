package dev.ariabuild.java.uses;

import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Which type of an intersection comes first where nobody wrote it down, as in {@code a ? new X() :
 * new Y()}. The first one shows: in descriptors of lambdas, casts, frames. An old javac ({@code
 * Symbol.precedes}) takes the one whose name it read first; since names are compared by their
 * letters, it is always the same (JDK 17 and 25 were tried).
 */
final class IntersectionOrder {
  private static final int BY_LETTERS = 25;

  /** Names that javac knows before it reads anything. */
  private static final Set<String> FIRST =
      Set.of(
          "java.io.Serializable",
          "java.lang.AutoCloseable",
          "java.lang.Cloneable",
          "java.lang.Comparable",
          "java.lang.Iterable");

  private IntersectionOrder() {}

  /** Whether the order of an intersection is a matter of what is read when. */
  static boolean isOpen(IntersectionType type) {
    if (Runtime.version().feature() >= BY_LETTERS) {
      return false;
    }
    int open = 0;
    boolean all = true; // java.lang is read at once
    for (TypeMirror bound : type.getBounds()) {
      if (bound instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element
          && element.getKind().isInterface()
          && !FIRST.contains(element.getQualifiedName().toString())) {
        open++;
        all &= element.getQualifiedName().toString().startsWith("java.lang.");
      }
    }
    return open > 1 && !all;
  }

  /** Whether the bounds of a variable stand in a source, rather than that it was captured. */
  static boolean isDeclared(TypeVariable variable) {
    return Character.isJavaIdentifierStart(variable.asElement().getSimpleName().charAt(0));
  }
}
