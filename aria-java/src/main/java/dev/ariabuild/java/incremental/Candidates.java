package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Kind;
import dev.ariabuild.java.abi.ClassTable.Member;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Members whose signatures mention certain types. When these change, a call of such a member, or of
 * another of its name, may be resolved in another way; so may one that stands nowhere: of the
 * method of a lambda, of an accessor of a record that is matched. A class that inherits it may
 * override another one with it, or need a bridge.
 */
final class Candidates {
  private static final String RECORD = "java/lang/Record";

  private final ModuleState state;
  private final Pool pool;
  private final Hierarchy hierarchy;
  private final Set<String> mentioned;

  /** Names of such members, by class. */
  private final Map<String, Set<Integer>> members = new HashMap<>();

  /** Classes in which one of them is called by names that stand nowhere. */
  private final Set<String> implied = new HashSet<>();

  /** Classes in which one of them is a method, which others may inherit. */
  private final Set<String> inheritable = new HashSet<>();

  /** Names with inherited ones, by number of the class. */
  private final Map<Integer, Set<Integer>> inherited = new HashMap<>();

  Candidates(ModuleState state, Hierarchy hierarchy, Set<String> types) {
    this.state = state;
    this.pool = state.pool();
    this.hierarchy = hierarchy;
    this.mentioned = new HashSet<>(types);
    int before;
    do {
      before = mentioned.size();
      look();
    } while (mentioned.size() > before);
  }

  private void look() {
    BitSet numbers = pool.numbers(mentioned);
    for (ClassRecord each : state.classes()) {
      if (each.reachable() && each.mayMention(numbers)) {
        add(each.table(pool));
      }
    }
    for (String type : hierarchy.outside()) {
      hierarchy.tables(type).forEach(this::add);
    }
  }

  private void add(ClassTable table) {
    boolean target = false;
    for (Member member : table.members()) {
      if (Collections.disjoint(member.mentions(), mentioned)) {
        continue;
      }
      Set<Integer> names = members.computeIfAbsent(table.name(), any -> new HashSet<>());
      member.lookups().forEach(name -> names.add(pool.find(name)));
      boolean open = table.kind() == Kind.INTERFACE && member.isAbstract();
      if (open || table.supertypes().contains(RECORD)) {
        implied.add(table.name());
      }
      if (member.isMethod()) {
        inheritable.add(table.name());
      }
      target |= open;
    }
    if (target && hierarchy.mayBeFunctional(table.name())) {
      // which of two overloads takes a lambda is a matter of what its method mentions
      mentioned.addAll(hierarchy.closure(table.name()));
    }
  }

  /**
   * Whether a file may depend on one.
   *
   * @param anyType whether its types are not known
   */
  boolean concern(FileRecord file, boolean anyType) {
    if (members.isEmpty()) {
      return false;
    }
    return file.members().lookUp(file, this::namesIn)
        || anyOf(file.targets(), implied)
        || anyOf(file.wholly(), implied)
        || anyOf(file.classes(), inheritable)
        || anyOf(file.dropped(), inheritable)
        || (anyType
            && members.values().stream()
                .anyMatch(names -> names.stream().anyMatch(file::usesName)));
  }

  private boolean anyOf(int[] types, Set<String> classes) {
    if (!classes.isEmpty()) {
      for (int type : types) {
        if (!Collections.disjoint(hierarchy.ancestors(pool.get(type)), classes)) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<Integer> namesIn(int type) {
    return inherited.computeIfAbsent(type, any -> namesIn(pool.get(any)));
  }

  private Set<Integer> namesIn(String type) {
    Set<Integer> names = new HashSet<>();
    for (String each : hierarchy.ancestors(type)) {
      if (!each.equals(type)) {
        names.addAll(members.getOrDefault(each, Set.of()));
      }
    }
    names.remove(pool.find("<init>")); // which nobody inherits
    names.remove(pool.find(Member.call("<init>")));
    names.addAll(members.getOrDefault(type, Set.of()));
    return names;
  }
}
