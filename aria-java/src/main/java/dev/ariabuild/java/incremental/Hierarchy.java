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
import java.util.Optional;
import java.util.Set;

/**
 * Who extends whom in a module and in what it uses of its class path, as it was and as it is, taken
 * together.
 */
final class Hierarchy {
  private final Map<String, Set<String>> below = new HashMap<>();
  private final Map<String, Set<String>> above = new HashMap<>();
  private final ModuleState old;
  private final Upstream upstream;
  private final Map<String, ClassTable> fresh = new HashMap<>();
  private final Set<String> outside = new HashSet<>();
  private final Map<String, Optional<List<ClassTable>>> lineages = new HashMap<>();

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

  /** Those of them of which it is not known yet what they mention. */
  private final Deque<String> unseen = new ArrayDeque<>();

  Hierarchy(ModuleState old, Collection<ClassTable> fresh, Upstream upstream) {
    this.old = old;
    this.upstream = upstream;
    for (ClassRecord type : old.classes()) {
      for (int supertype : type.supertypes()) {
        add(old.pool().get(type.name()), old.pool().get(supertype));
      }
    }
    for (ClassTable type : fresh) {
      this.fresh.put(type.name(), type);
      type.supertypes().forEach(supertype -> add(type.name(), supertype));
    }
    if (upstream.changed()) {
      upstream.eachChanged((type, supertypes) -> supertypes.forEach(each -> add(type, each)));
      used().forEach(this::climb);
    }
  }

  /**
   * Looks also at what the class path mentions: in signatures of what the module uses, among which
   * a call may have to choose; in methods of lambdas, to which they are fitted; and in the
   * declarations of all these.
   */
  void climbMentioned() {
    Set<String> used = Set.copyOf(outside);
    while (!unseen.isEmpty()) {
      String type = unseen.pop();
      mentionedBy(type, used.contains(type)).forEach(this::climb);
    }
  }

  private Set<String> mentionedBy(String type, boolean used) {
    Set<String> mentioned = new HashSet<>();
    for (ClassTable table : upstream.tables(type)) {
      mentioned.addAll(table.arguments());
      mentioned.addAll(table.permitted());
      boolean target = table.kind() == Kind.INTERFACE && mayBeFunctional(type);
      for (Member member : table.members()) {
        if (used || (target && member.isAbstract())) {
          mentioned.addAll(member.mentions());
        }
      }
    }
    return mentioned;
  }

  /** Types that files of the module use or extend. */
  private Set<String> used() {
    Set<Integer> numbers = new HashSet<>();
    for (FileRecord file : old.files()) {
      for (int type : file.types()) {
        numbers.add(type);
      }
    }
    Set<String> used = new HashSet<>(above.keySet());
    above.values().forEach(used::addAll);
    numbers.forEach(number -> used.add(old.pool().get(number)));
    return used;
  }

  /** Adds a class of the class path and its supertypes. */
  private void climb(String type) {
    if (type.startsWith("java/")
        || outside.contains(type)
        || fresh.containsKey(type)
        || old.find(type).isPresent()) {
      return;
    }
    Optional<Set<String>> supertypes = upstream.supertypes(type);
    if (supertypes.isEmpty()) {
      return; // of the JDK, which extends nothing of ours
    }
    outside.add(type);
    unseen.add(type);
    for (String supertype : supertypes.get()) {
      add(type, supertype);
      climb(supertype);
    }
  }

  /** Classes of the class path that the module uses, extends, or may have to choose among. */
  Set<String> outside() {
    return outside;
  }

  /** A class as it was and as it is. */
  List<ClassTable> tables(String type) {
    List<ClassTable> tables = new ArrayList<>(tables(type, false));
    tables.addAll(tables(type, true));
    return tables;
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
    return tables(type).stream().anyMatch(table -> has(table, member));
  }

  /** Whether it is a member class of another one, then or now. */
  boolean isMember(String type) {
    int dollar = type.indexOf('$', type.lastIndexOf('/') + 1);
    for (; dollar >= 0; dollar = type.indexOf('$', dollar + 1)) {
      String name = type.substring(dollar + 1);
      if (tables(type.substring(0, dollar)).stream()
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
  Optional<Set<String>> inherited(String type) {
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
      List<ClassTable> tables = tables(at);
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
    List<ClassTable> tables = tables(type);
    return tables.isEmpty()
        || tables.stream()
            .anyMatch(
                table ->
                    table.opaque()
                        || table
                            .members()
                            .isEmpty() // which is so as well where nobody asks for them
                        || table.members().stream()
                            .anyMatch(member -> member.bridge() && names.contains(member.name())));
  }

  /** Whether a class extends or implements another one itself, then or now. */
  boolean isDirectlyBelow(String type, String supertype) {
    return tables(type).stream().anyMatch(table -> table.supertypes().contains(supertype));
  }

  private boolean functional(String type, boolean now) {
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    boolean isInterface = tables(type, now).isEmpty();
    Set<String> seen = new HashSet<>();
    Deque<String> above = new ArrayDeque<>(List.of(type)); // also what the class path has between
    while (!above.isEmpty()) {
      String each = above.pop();
      for (ClassTable table : seen.add(each) ? tables(each, now) : List.<ClassTable>of()) {
        above.addAll(table.supertypes());
        isInterface |= each.equals(type) && table.kind() == Kind.INTERFACE;
        for (Member member : table.members()) {
          if (table.kind() == Kind.INTERFACE && member.isAbstract()) {
            if (!member.ofObject()) {
              open.add(member.name());
            }
          } else {
            closed.add(member.name());
          }
        }
      }
    }
    open.removeAll(closed);
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
    boolean mayBeUpstream = tables.isEmpty() && !type.startsWith("java/"); // which no archive has
    return mayBeUpstream ? upstream.tables(type) : tables;
  }
}
