package dev.ariabuild.java.uses;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Takes types apart: every class that a type consists of, by internal name. For one file; a type
 * that was seen is passed over.
 */
final class TypeNames {
  private static final int DEEPEST = 40;

  private final Known known;
  private final Set<String> names;
  private final TypeNames around;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  TypeNames(Known known, Set<String> names) {
    this.known = known;
    this.names = names;
    this.around = this;
  }

  /**
   * With classes around others apart.
   *
   * @param around takes these
   */
  TypeNames(Known known, Set<String> names, TypeNames around) {
    this.known = known;
    this.names = names;
    this.around = around;
  }

  /** Names of one call of javac, each made once. */
  static final class Known {
    private final Elements elements;
    private final Map<TypeElement, String> names = new IdentityHashMap<>();
    private final Map<Name, String> texts = new HashMap<>();

    Known(Elements elements) {
      this.elements = elements;
    }

    String internalName(TypeElement type) {
      String name = names.get(type);
      if (name == null) {
        name = elements.getBinaryName(type).toString().replace('.', '/');
        names.put(type, name);
      }
      return name;
    }

    /** A compiler has one object for each name. */
    String text(Name name) {
      return texts.computeIfAbsent(name, Name::toString);
    }

    /** Whether a class is none of {@code java.base}. */
    boolean counts(TypeElement type) {
      return !internalName(type).startsWith("java/");
    }
  }

  void add(@Nullable TypeMirror type) {
    add(type, 0);
  }

  /** The class itself and those around it. */
  void add(@Nullable Element element) {
    if (element instanceof TypeElement type && seen.add(type)) {
      if (known.counts(type)) {
        names.add(known.internalName(type));
      }
      around.add(type.getEnclosingElement());
    }
  }

  /** Asks no type for its kind: that completes classes which javac itself may leave alone. */
  private void add(@Nullable TypeMirror type, int depth) {
    if (type == null || depth > DEEPEST) {
      return;
    }
    if (type instanceof ArrayType array) {
      add(array.getComponentType(), depth + 1);
    } else if (type instanceof WildcardType wildcard) {
      add(wildcard.getExtendsBound(), depth + 1);
      add(wildcard.getSuperBound(), depth + 1);
    } else if (type instanceof UnionType union) {
      union.getAlternatives().forEach(one -> add(one, depth + 1));
    } else if (type instanceof IntersectionType intersection) {
      if (IntersectionOrder.isOpen(intersection)) {
        names.add(FileUses.ORDER);
      }
      intersection.getBounds().forEach(bound -> add(bound, depth + 1));
    } else if (seen.add(type)) {
      once(type, depth);
    }
  }

  private void once(TypeMirror type, int depth) {
    if (type instanceof DeclaredType declared) {
      add(declared.asElement());
      add(declared.getEnclosingType(), depth + 1);
      for (TypeMirror argument : declared.getTypeArguments()) {
        add(argument, depth + 1);
      }
    } else if (type instanceof TypeVariable variable) {
      if (variable.getUpperBound() instanceof IntersectionType declared
          && IntersectionOrder.isDeclared(variable)) {
        declared.getBounds().forEach(bound -> add(bound, depth + 1));
      } else {
        add(variable.getUpperBound(), depth + 1);
      }
      add(variable.getLowerBound(), depth + 1);
    } else if (type instanceof ExecutableType method) {
      add(method.getReturnType(), depth + 1);
      method.getParameterTypes().forEach(one -> add(one, depth + 1));
      method.getThrownTypes().forEach(one -> add(one, depth + 1));
    }
  }
}
