package dev.ariabuild.java.uses;

import dev.ariabuild.java.abi.ClassTable.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.NullType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import org.jspecify.annotations.Nullable;

/** Collects the {@link MemberUses} of one file. */
final class MemberNames {
  private static final int DEEPEST = 40;

  private final TypeNames.Known known;
  private final Map<Name, Set<String>> on = new HashMap<>();
  private final Map<Name, Set<String>> onCalls = new HashMap<>();
  private final Set<Name> unqualified = new HashSet<>();
  private final Set<Name> anywhere = new HashSet<>();
  private final Set<Name> anywhereCalls = new HashSet<>();
  private final Set<String> opened = new HashSet<>();
  private final Set<Name> declares = new HashSet<>();

  MemberNames(TypeNames.Known known) {
    this.known = known;
  }

  /**
   * A name is looked up in a type; if that is not known, it may be in any.
   *
   * @param call whether to call it with no arguments
   */
  void on(Name name, boolean call, @Nullable TypeMirror type) {
    if (!add(name, call ? onCalls : on, type, 0)) {
      anywhere(name, call);
    }
  }

  /** A name is looked up in a class. */
  void on(Name name, TypeElement type) {
    add(name, on, type);
  }

  private void add(Name name, Map<Name, Set<String>> to, TypeElement type) {
    if (known.counts(type)) {
      to.computeIfAbsent(name, any -> new HashSet<>()).add(known.internalName(type));
    }
  }

  /**
   * Asks no type for its kind: that completes classes which javac itself may leave alone. (Nor
   * whether it is an {@code ErrorType}: every class type of javac is an instance of that.)
   */
  private boolean add(Name name, Map<Name, Set<String>> to, @Nullable TypeMirror type, int depth) {
    if (type == null || depth > DEEPEST) {
      return false;
    }
    if (type instanceof IntersectionType intersection) {
      return addAll(name, to, intersection.getBounds(), depth);
    }
    if (type instanceof UnionType union) {
      return addAll(name, to, union.getAlternatives(), depth);
    }
    if (type instanceof DeclaredType declared) {
      if (declared.asElement() instanceof TypeElement element) {
        add(name, to, element);
        return true;
      }
      return false;
    }
    if (type instanceof TypeVariable variable) {
      return add(name, to, variable.getUpperBound(), depth + 1);
    }
    return type instanceof ArrayType
        || type instanceof PrimitiveType
        || type instanceof NoType // a package, for one
        || type instanceof NullType;
  }

  private boolean addAll(
      Name name, Map<Name, Set<String>> to, Iterable<? extends TypeMirror> types, int depth) {
    boolean all = true;
    for (TypeMirror type : types) {
      all &= add(name, to, type, depth + 1);
    }
    return all;
  }

  void unqualified(Name name) {
    unqualified.add(name);
  }

  void anywhere(Name name, boolean call) {
    (call ? anywhereCalls : anywhere).add(name);
  }

  void declares(Name name) {
    declares.add(name);
  }

  /** A line of imports: a member of a class, or all of them. */
  void imported(Name name, @Nullable Element from) {
    if (from instanceof TypeElement type) {
      if (!name.contentEquals("*")) {
        on(name, type);
      } else if (known.counts(type)) {
        opened.add(known.internalName(type));
      }
    }
  }

  /** All that was collected. */
  MemberUses uses() {
    Map<String, Set<String>> types = new HashMap<>();
    on.forEach((name, some) -> types.put(known.text(name), some));
    onCalls.forEach((name, some) -> types.put(call(name), some));
    Set<String> any = texts(anywhere);
    anywhereCalls.forEach(name -> any.add(call(name)));
    return new MemberUses(types, texts(unqualified), any, opened, texts(declares));
  }

  private String call(Name name) {
    return Member.call(known.text(name));
  }

  private Set<String> texts(Set<Name> names) {
    Set<String> texts = new HashSet<>();
    names.forEach(name -> texts.add(known.text(name)));
    return texts;
  }
}
