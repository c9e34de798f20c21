package dev.ariabuild.java.uses;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.lang.model.element.Element;
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

  private final Elements elements;
  private final Set<String> names;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  TypeNames(Elements elements, Set<String> names) {
    this.elements = elements;
    this.names = names;
  }

  void add(@Nullable TypeMirror type) {
    add(type, 0);
  }

  /** The class itself and those around it. */
  void add(@Nullable Element element) {
    for (Element at = element; at instanceof TypeElement type; at = at.getEnclosingElement()) {
      if (!seen.add(type)) {
        return;
      }
      String name = internalName(type);
      if (!name.startsWith("java/")) {
        names.add(name);
      }
    }
  }

  String internalName(TypeElement type) {
    return elements.getBinaryName(type).toString().replace('.', '/');
  }

  private void add(@Nullable TypeMirror type, int depth) {
    if (type == null || depth > DEEPEST) {
      return;
    }
    switch (type.getKind()) {
      case DECLARED -> {
        if (seen.add(type)) {
          DeclaredType declared = (DeclaredType) type;
          add(declared.asElement());
          add(declared.getEnclosingType(), depth + 1);
          for (TypeMirror argument : declared.getTypeArguments()) {
            add(argument, depth + 1);
          }
        }
      }
      case ARRAY -> add(((ArrayType) type).getComponentType(), depth + 1);
      case TYPEVAR -> {
        if (seen.add(type)) {
          add(((TypeVariable) type).getUpperBound(), depth + 1);
          add(((TypeVariable) type).getLowerBound(), depth + 1);
        }
      }
      case WILDCARD -> {
        add(((WildcardType) type).getExtendsBound(), depth + 1);
        add(((WildcardType) type).getSuperBound(), depth + 1);
      }
      case INTERSECTION ->
          ((IntersectionType) type).getBounds().forEach(bound -> add(bound, depth + 1));
      case UNION -> ((UnionType) type).getAlternatives().forEach(one -> add(one, depth + 1));
      case EXECUTABLE -> {
        if (seen.add(type)) {
          ExecutableType method = (ExecutableType) type;
          add(method.getReturnType(), depth + 1);
          method.getParameterTypes().forEach(one -> add(one, depth + 1));
          method.getThrownTypes().forEach(one -> add(one, depth + 1));
        }
      }
      default -> {}
    }
  }
}
