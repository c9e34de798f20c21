package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.uses.FileUses;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which more files are reached, when some are compiled: the rules of {@link Invalidation}, asked
 * about what differs of their classes and of the class path. Compiles nothing.
 */
final class Reach {
  private final ModuleState state;
  private final Set<String> deleted;
  private final Upstream upstream;
  private final List<AbiChange> upstreamChanges;
  private final Path output;
  private final boolean rules;

  /**
   * For one state of sources and class path.
   *
   * @param deleted files that were there
   * @param output where the module's own classes lie
   * @param rules whether changes reach other files, as they do
   */
  Reach(
      ModuleState state,
      Set<String> deleted,
      Upstream upstream,
      List<AbiChange> upstreamChanges,
      Path output,
      boolean rules) {
    this.state = state;
    this.deleted = deleted;
    this.upstream = upstream;
    this.upstreamChanges = upstreamChanges;
    this.output = output;
    this.rules = rules;
  }

  /**
   * Files besides these that declare a class of another name which one of these uses: javac may
   * warn of that, and tells the path of the file.
   */
  Map<String, String> auxiliary(Collection<FileUses> compiled) {
    Set<String> known = new HashSet<>(deleted);
    Set<String> made = new HashSet<>();
    for (FileUses file : compiled) {
      known.add(file.file());
      made.addAll(file.classes());
    }
    Map<String, String> more = new HashMap<>();
    for (FileUses file : compiled) {
      for (String type : file.types()) {
        String simple = type.substring(type.lastIndexOf('/') + 1);
        if (simple.indexOf('$') < 0 && !made.contains(type)) {
          state
              .fileOf(type)
              .filter(path -> !path.endsWith(File.separator + simple + ".java"))
              .filter(path -> !known.contains(path))
              .ifPresent(path -> more.put(path, "a class of another name in it is used"));
        }
      }
    }
    return more;
  }

  /** Files besides these that the class path alone reaches, with their reasons. */
  Map<String, String> beside(Set<String> compiling) {
    return beside(compiling, Set.of(), Map.of(), Set.of());
  }

  /**
   * Files besides these that what came of them reaches, with their reasons.
   *
   * @param compiling files that are compiled anyway
   * @param replaced names of their classes as they were
   * @param fresh their classes as they are
   * @param elsewhere those of both that the class path has as well
   */
  Map<String, String> beside(
      Set<String> compiling,
      Set<String> replaced,
      Map<String, ClassTable> fresh,
      Set<String> elsewhere) {
    if (!rules) {
      return Map.of();
    }
    Pool pool = state.pool();
    Map<String, String> more = new HashMap<>();
    List<AbiChange> changes = new ArrayList<>();
    Set<String> names = new TreeSet<>(replaced);
    names.addAll(fresh.keySet());
    for (String name : names) {
      if (!replaced.contains(name)) { // a second declaration of a class: let javac see both
        state
            .find(name)
            .ifPresent(
                other -> more.put(pool.get(other.file()), "it declares " + name + " as well"));
      }
      ClassTable before = replaced.contains(name) ? state.table(name).orElse(null) : null;
      changes.addAll(AbiDiff.between(before, fresh.get(name)));
    }
    if (!changes.isEmpty() || !upstreamChanges.isEmpty()) {
      new Invalidation(state, fresh.values(), excluded(compiling), upstream)
          .apply(changes, upstreamChanges)
          .forEach((path, why) -> more.putIfAbsent(pool.get(path), why));
    }
    for (AbiChange change : changes) {
      if (elsewhere.contains(change.type()) || (compiling.isEmpty() && isBack(change))) {
        String why = change.text() + ", which is on the class path as well";
        state.files().forEach(file -> more.putIfAbsent(pool.get(file.path()), why));
      }
    }
    more.keySet().removeAll(compiling);
    more.keySet().removeAll(deleted);
    return more;
  }

  /**
   * Whether a class is gone that hid another one, to which the class path may refer; for when no
   * javac was asked.
   */
  private boolean isBack(AbiChange change) {
    return change instanceof AbiChange.Removed && upstream.has(change.type(), output);
  }

  private Set<Integer> excluded(Set<String> compiling) {
    Set<Integer> excluded = new HashSet<>();
    compiling.forEach(path -> excluded.add(state.pool().find(path)));
    deleted.forEach(path -> excluded.add(state.pool().find(path)));
    return excluded;
  }
}
