package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files that the rules of other tools compile after the same edits, from the same records. For
 * counting only: nothing is compiled by them.
 */
final class OtherRules {
  private final ModuleState before;
  private final Set<String> edited;
  private final Set<String> gone;
  private final Set<String> shown;

  /**
   * One compilation.
   *
   * @param edited files that are new or have another text
   * @param gone files that were removed
   * @param shown classes of the class path that show something else
   */
  OtherRules(ModuleState before, Set<String> edited, Set<String> gone, Set<String> shown) {
    this.before = before;
    this.edited = edited;
    this.gone = gone;
    this.shown = shown;
  }

  /**
   * Gradle's: whatever was edited in a file, who depends on a class of it is compiled; who shows
   * such a class in a signature passes that on, who uses it in bodies, or inlines a constant, does
   * not. Of the class path only classes that show something else count.
   */
  Set<String> byClass() {
    Map<String, Set<String>> shownBy = new HashMap<>();
    for (ClassRecord each : before.classes()) {
      ClassTable table = each.table(before.pool());
      for (String mentioned : mentions(table)) {
        shownBy.computeIfAbsent(mentioned, any -> new HashSet<>()).add(table.name());
      }
    }
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(shown);
    edited.forEach(path -> open.addAll(before.classesOf(path)));
    gone.forEach(path -> open.addAll(before.classesOf(path)));
    while (!open.isEmpty()) {
      String type = open.pop();
      if (reached.add(type)) {
        open.addAll(shownBy.getOrDefault(type, Set.of()));
      }
    }
    return users(reached);
  }

  /**
   * By classes, cut off where a class shows what it showed, as Zinc does for Java: its hashes of
   * names serve Scala only. Who uses a class that shows something else, or a subtype of it, is
   * compiled.
   *
   * @param after the state when all was compiled
   */
  Set<String> byShownClass(ModuleState after) {
    Set<String> changed = new HashSet<>(shown);
    Set<String> names = new HashSet<>(before.classNames());
    names.addAll(after.classNames());
    for (String name : names) {
      ClassTable old = before.table(name).orElse(null);
      ClassTable now = after.table(name).orElse(null);
      if (AbiDiff.between(old, now).stream().anyMatch(OtherRules::shows)) {
        changed.add(name);
      }
    }
    Map<String, Set<String>> below = new HashMap<>();
    below(before, below);
    below(after, below);
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(changed);
    while (!open.isEmpty()) {
      String type = open.pop();
      if (reached.add(type)) {
        open.addAll(below.getOrDefault(type, Set.of()));
      }
    }
    return users(reached);
  }

  private static boolean shows(AbiChange change) {
    return !(change instanceof AbiChange.ParameterNames || change instanceof AbiChange.Order);
  }

  private static void below(ModuleState state, Map<String, Set<String>> below) {
    for (ClassRecord each : state.classes()) {
      for (String supertype : state.pool().get(each.supertypes())) {
        below.computeIfAbsent(supertype, any -> new HashSet<>()).add(state.pool().get(each.name()));
      }
    }
  }

  private static Collection<String> mentions(ClassTable table) {
    Set<String> all = new HashSet<>(table.arguments());
    all.addAll(table.supertypes());
    all.addAll(table.annotations());
    table.members().forEach(member -> all.addAll(member.mentions()));
    return all;
  }

  /** The edited files, those of these classes, and those that use one of them. */
  private Set<String> users(Set<String> types) {
    Set<String> files = new TreeSet<>(edited);
    BitSet numbers = before.pool().numbers(types);
    for (FileRecord file : before.files()) {
      if (FileRecord.any(file.types(), numbers) || FileRecord.any(file.classes(), numbers)) {
        files.add(before.pool().get(file.path()));
      }
    }
    files.removeAll(gone);
    return files;
  }
}
