package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Types that may be related to others in another way when the declarations of some are changed.
 * Beside their subtypes: whoever gives one as an argument to a supertype or bounds a parameter by
 * it ({@code Dogs implements Supplier<Dog>} is a {@code Supplier<? extends Animal>} if a dog is an
 * animal), with its subtypes; and each sealed type that permits one, for what it can be cast to and
 * which cases are all depends on it (JLS 5.1.6.1 and 14.11.1.1).
 */
final class Relatives {
  private final ModuleState state;
  private final Hierarchy hierarchy;
  private final Set<String> related;

  private Relatives(ModuleState state, Hierarchy hierarchy, Set<String> closure) {
    this.state = state;
    this.hierarchy = hierarchy;
    this.related = new HashSet<>(closure);
  }

  /** All of them, with those of a set that holds the subtypes already. */
  static Set<String> of(ModuleState state, Hierarchy hierarchy, Set<String> closure) {
    Relatives relatives = new Relatives(state, hierarchy, closure);
    int before;
    do {
      before = relatives.related.size();
      relatives.look();
    } while (relatives.related.size() > before);
    return relatives.related;
  }

  private void look() {
    BitSet numbers = state.pool().numbers(related);
    for (ClassRecord each : state.classes()) {
      if (each.reachable() && each.mayMention(numbers)) {
        look(each.table(state.pool()));
      }
    }
    for (String type : hierarchy.outside()) {
      hierarchy.tables(type).forEach(this::look);
    }
  }

  private void look(ClassTable table) {
    if (!Collections.disjoint(table.arguments(), related)) {
      related.addAll(hierarchy.closure(table.name()));
    } else if (!Collections.disjoint(table.permitted(), related)) {
      related.add(table.name());
    }
  }
}
