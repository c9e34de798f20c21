package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files of a module somebody can look into who is given one of them and follows its
 * declarations: types that these mention, and so on. A generated file is seen through to what it
 * was made from.
 */
final class Views {
  private final Map<String, Set<String>> edges = new HashMap<>();
  private final Map<String, Set<String>> backwards = new HashMap<>();
  private final ModuleState state;
  private final Generation generation;

  /**
   * Views as they were, and of changed files as they may be now.
   *
   * @param charset of the sources; empty for that of the platform
   * @return empty if what changed files name is not known
   */
  static Optional<Views> of(
      ModuleState state, Generation generation, Set<String> changed, String charset)
      throws IOException {
    Map<String, Set<String>> words = new HashMap<>();
    for (String path : changed) {
      Optional<Set<String>> all = Words.of(Path.of(path), charset);
      if (all.isEmpty()) {
        return Optional.empty();
      }
      words.put(path, all.get());
    }
    return Optional.of(new Views(state, generation, words));
  }

  /**
   * Views as they were, and of changed files as they may be now.
   *
   * @param words of each changed file every word that may name a type
   */
  Views(ModuleState state, Generation generation, Map<String, Set<String>> words) {
    this.state = state;
    this.generation = generation;
    Pool pool = state.pool();
    for (FileRecord file : state.files()) {
      String path = pool.get(file.path());
      for (String type : pool.get(file.declared())) {
        state.find(type).ifPresent(seen -> edge(path, pool.get(seen.file())));
      }
    }
    generation.made().forEach((path, made) -> made.origins().forEach(from -> edge(path, from)));
    if (!words.isEmpty()) {
      Map<String, Set<String>> byName = new HashMap<>();
      for (ClassRecord type : state.classes()) {
        for (String name : ClassTable.simpleNames(pool.get(type.name()))) {
          byName.computeIfAbsent(name, any -> new HashSet<>()).add(pool.get(type.file()));
        }
      }
      words.forEach(
          (path, all) ->
              all.forEach(
                  word -> byName.getOrDefault(word, Set.of()).forEach(seen -> edge(path, seen))));
    }
  }

  private void edge(String from, String to) {
    edges.computeIfAbsent(from, any -> new HashSet<>()).add(to);
    backwards.computeIfAbsent(to, any -> new HashSet<>()).add(from);
  }

  /** These files, and all that can be seen from them. */
  Set<String> from(Collection<String> files) {
    return written(reach(files, edges));
  }

  /** These files, and all from which one of them can be seen. */
  Set<String> onto(Collection<String> files) {
    return written(reach(files, backwards));
  }

  private Set<String> written(Set<String> all) {
    all.removeIf(path -> generation.made().containsKey(path));
    return all;
  }

  private static Set<String> reach(Collection<String> files, Map<String, Set<String>> edges) {
    Set<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(files);
    while (!open.isEmpty()) {
      String at = open.pop();
      if (all.add(at)) {
        open.addAll(edges.getOrDefault(at, Set.of()));
      }
    }
    return all;
  }
}
