package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Members whose signatures mention certain types: a call of one of them, or of another of its name,
 * may be resolved in another way when these types change.
 */
final class Candidates {
  private final Pool pool;
  private final Hierarchy hierarchy;

  /** Names of such members, by class. */
  private final Map<String, Set<Integer>> members = new HashMap<>();

  /** The same, inherited ones included, by number of the class. */
  private final Map<Integer, Set<Integer>> inherited = new HashMap<>();

  Candidates(ModuleState state, Hierarchy hierarchy, Set<String> mentioned) {
    this.pool = state.pool();
    this.hierarchy = hierarchy;
    BitSet numbers = pool.numbers(mentioned);
    for (ClassRecord each : state.classes()) {
      if (each.reachable() && mentionsAny(each, numbers)) {
        add(each.table(pool), mentioned);
      }
    }
    for (String type : hierarchy.outside()) {
      hierarchy.tables(type).forEach(table -> add(table, mentioned));
    }
  }

  private void add(ClassTable table, Set<String> mentioned) {
    for (ClassTable.Member member : table.members()) {
      if (member.mentions().stream().anyMatch(mentioned::contains)) {
        members.computeIfAbsent(table.name(), any -> new HashSet<>()).add(pool.find(member.name()));
      }
    }
  }

  /** A quick look: numbers of a record may mean other things, but none is missed. */
  private static boolean mentionsAny(ClassRecord type, BitSet types) {
    for (int number : type.rest()) {
      if (number >= 0 && types.get(number)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a file may call one.
   *
   * @param anyType whether its types are not known
   */
  boolean mayChoose(FileRecord file, boolean anyType) {
    if (members.isEmpty()) {
      return false;
    }
    for (int type : file.types()) {
      Set<Integer> names = inherited.computeIfAbsent(type, any -> namesIn(pool.get(any)));
      if (names.stream().anyMatch(file::usesName)) {
        return true;
      }
    }
    return anyType
        && members.values().stream().anyMatch(names -> names.stream().anyMatch(file::usesName));
  }

  private Set<Integer> namesIn(String type) {
    Set<Integer> names = new HashSet<>();
    for (String each : hierarchy.ancestors(type)) {
      names.addAll(members.getOrDefault(each, Set.of()));
    }
    return names;
  }
}
