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
