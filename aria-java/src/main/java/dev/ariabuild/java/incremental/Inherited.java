package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What classes have themselves and what they inherit, then and now. Knows no change. */
final class Inherited {
  /** Supertypes of which it is known what they have. */
  private static final Set<String> BARE =
      Set.of("java/lang/Object", "java/io/Serializable", "java/lang/Cloneable");

  private static final Set<String> OF_OBJECT =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final Hierarchy hierarchy;
  private final Map<String, Optional<List<ClassTable>>> lineages = new HashMap<>();

  Inherited(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /**
   * Whether an interface above declares an abstract method of this name, then or now, or may
   * declare one: of the JDK's it is not known.
   */
  boolean closes(String type, String method) {
    return lineage(type)
        .map(all -> all.stream().anyMatch(table -> isOpen(table, method)))
        .orElse(true);
  }

  private static boolean isOpen(ClassTable table, String method) {
    return table.opaque()
        || (table.kind() == Kind.INTERFACE
            && table.members().stream().anyMatch(m -> m.isAbstract() && m.name().equals(method)));
  }

  /** Whether a class itself has a member of this name, then or now. */
  boolean has(String type, String member) {
    return hierarchy.tables(type).stream().anyMatch(table -> has(table, member));
  }

  /** Whether it is a member class of another one, then or now. */
  boolean isMember(String type) {
    int dollar = type.indexOf('$', type.lastIndexOf('/') + 1);
    for (; dollar >= 0; dollar = type.indexOf('$', dollar + 1)) {
      String name = type.substring(dollar + 1);
      if (hierarchy.tables(type.substring(0, dollar)).stream()
          .anyMatch(table -> table.members().stream().anyMatch(m -> m.name().equals(name)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(ClassTable table, String member) {
    return table.opaque() || table.members().stream().anyMatch(m -> m.name().equals(member));
  }

  /**
   * Whether a class or one of its supertypes but one has a member of this name, then or now, or may
   * have one: of classes that the module does not make nothing is known.
   */
  boolean hasBeside(String but, String type, String member) {
    return OF_OBJECT.contains(member)
        || lineage(type)
            .map(all -> all.stream().anyMatch(t -> !t.name().equals(but) && has(t, member)))
            .orElse(true);
  }

  /**
   * Names by which members are looked up that a class may inherit, then or now; empty if that is
   * not known. Those of {@code Object} are left out: everything has them.
   */
  Optional<Set<String>> names(String type) {
    Set<String> names = new HashSet<>();
    for (ClassTable table : lineage(type).orElse(List.of())) {
      if (table.opaque()) {
        return Optional.empty();
      }
      if (!table.name().equals(type)) {
        table.members().forEach(member -> names.addAll(member.lookups()));
      }
    }
    return lineage(type).map(known -> names);
  }

  /** A class and all above it, then and now; empty if there is one of which nothing is known. */
  private Optional<List<ClassTable>> lineage(String type) {
    return lineages.computeIfAbsent(type, this::findLineage);
  }

  private Optional<List<ClassTable>> findLineage(String type) {
    List<ClassTable> all = new ArrayList<>();
    Set<String> seen = new HashSet<>(BARE);
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      String at = open.pop();
      if (!seen.add(at)) {
        continue;
      }
      List<ClassTable> tables = hierarchy.tables(at);
      if (tables.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(tables);
      tables.forEach(table -> open.addAll(table.supertypes()));
    }
    return Optional.of(all);
  }

  /** Whether javac may have made a method of one of these names for a class. */
  boolean mayHaveBridge(String type, Set<String> names) {
    List<ClassTable> tables = hierarchy.tables(type);
    return tables.isEmpty()
        || tables.stream()
            .anyMatch(
                table ->
                    table.opaque()
                        || table.members().stream()
                            .anyMatch(member -> member.bridge() && names.contains(member.name())));
  }

  /** Whether a class extends or implements another one itself, then or now. */
  boolean isDirectlyBelow(String type, String supertype) {
    return hierarchy.tables(type).stream()
        .anyMatch(table -> table.supertypes().contains(supertype));
  }
}
