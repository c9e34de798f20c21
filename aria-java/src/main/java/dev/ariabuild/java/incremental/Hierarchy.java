package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Kind;
import dev.ariabuild.java.abi.ClassTable.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who extends whom in a module, as it was and as it is, taken together. */
final class Hierarchy {
  private final Map<String, Set<String>> below = new HashMap<>();
  private final Map<String, Set<String>> above = new HashMap<>();
  private final ModuleState old;
  private final Map<String, ClassTable> fresh = new HashMap<>();

  Hierarchy(ModuleState old, Collection<ClassTable> fresh) {
    this.old = old;
    for (ClassRecord type : old.classes()) {
      for (int supertype : type.supertypes()) {
        add(old.pool().get(type.name()), old.pool().get(supertype));
      }
    }
    for (ClassTable type : fresh) {
      this.fresh.put(type.name(), type);
      type.supertypes().forEach(supertype -> add(type.name(), supertype));
    }
  }

  private void add(String type, String supertype) {
    if (!supertype.startsWith("java/")) {
      below.computeIfAbsent(supertype, any -> new HashSet<>()).add(type);
      above.computeIfAbsent(type, any -> new HashSet<>()).add(supertype);
    }
  }

  /** The class and all its subtypes. */
  Set<String> closure(String type) {
    return reach(type, below);
  }

  /** The class and all its supertypes. */
  Set<String> ancestors(String type) {
    return reach(type, above);
  }

  private static Set<String> reach(String type, Map<String, Set<String>> edges) {
    Set<String> all = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      String at = open.pop();
      if (all.add(at)) {
        open.addAll(edges.getOrDefault(at, Set.of()));
      }
    }
    return all;
  }

  /**
   * Whether the interface, or one below it, may be the target of a lambda, then or now. One with
   * two abstract methods of different names cannot.
   */
  boolean mayBeFunctional(String type) {
    for (String each : closure(type)) {
      if (functional(each, true) || functional(each, false)) {
        return true;
      }
    }
    return false;
  }

  private boolean functional(String type, boolean now) {
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    boolean isInterface = false;
    for (String each : ancestors(type)) {
      for (ClassTable table : tables(each, now)) {
        isInterface |= each.equals(type) && table.kind() == Kind.INTERFACE;
        for (Member member : table.members()) {
          if (table.kind() == Kind.INTERFACE && member.isAbstract()) {
            open.add(member.name());
          } else {
            closed.add(member.name());
          }
        }
      }
    }
    open.removeAll(closed);
    open.removeAll(Set.of("equals", "hashCode", "toString"));
    return isInterface && open.size() <= 1;
  }

  private List<ClassTable> tables(String type, boolean now) {
    List<ClassTable> tables = new ArrayList<>();
    ClassTable table = now ? fresh.get(type) : null;
    if (table != null) {
      tables.add(table);
    } else {
      old.table(type).ifPresent(tables::add);
    }
    return tables;
  }
}
