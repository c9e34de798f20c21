package dev.ariabuild.java.incremental;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What differs between two states of the sources, by file, or why that does not suffice.
 *
 * @param reasons why each file has to be compiled that is another now, or lies in a package that is
 * @param deleted files that were there
 * @param whole why everything has to be compiled, if so
 */
record SourceChanges(
    SortedMap<String, String> reasons, Set<String> deleted, Optional<String> whole) {

  static SourceChanges between(ModuleState state, Sources sources) {
    Map<String, String> old = state.sources();
    SortedMap<String, String> reasons = new TreeMap<>();
    for (Map.Entry<String, String> source : sources.digests().entrySet()) {
      String before = old.get(source.getKey());
      boolean generated = sources.generated(source.getKey());
      if (before == null) {
        reasons.put(source.getKey(), generated ? "it is generated now" : "it is new");
      } else if (!before.equals(source.getValue())) {
        reasons.put(source.getKey(), generated ? "other text is generated" : "it changed");
      }
    }
    Set<String> deleted = new TreeSet<>(old.keySet());
    deleted.removeAll(sources.digests().keySet());
    Optional<String> whole = wholeBecause(reasons.keySet(), deleted);
    packages(reasons, deleted, sources.digests().keySet());
    return new SourceChanges(reasons, deleted, whole);
  }

  private static Optional<String> wholeBecause(Set<String> changed, Set<String> deleted) {
    return Stream.concat(
            changed.stream().filter(SourceChanges::isModule).map(any -> "module-info.java changed"),
            deleted.stream()
                .filter(SourceChanges::isModule)
                .map(any -> "module-info.java was removed"))
        .findFirst();
  }

  private static boolean isModule(String path) {
    return path.endsWith("module-info.java");
  }

  /** Annotations of a package concern all its files, whichever root they lie in. */
  private static void packages(
      Map<String, String> reasons, Set<String> deleted, Set<String> sources) {
    Set<String> changed = new HashSet<>(deleted);
    changed.addAll(reasons.keySet());
    for (String path : changed) {
      if (path.endsWith("package-info.java")) {
        Path dir = Path.of(path).getParent();
        for (String source : sources) {
          if (dir != null && sameEnd(dir, Path.of(source))) {
            reasons.putIfAbsent(source, "package-info.java of its package changed");
          }
        }
      }
    }
  }

  /** Whether a file may lie in the same package, in this root or another: the last name counts. */
  private static boolean sameEnd(Path dir, Path file) {
    Path parent = file.getParent();
    return parent != null && Objects.equals(dir.getFileName(), parent.getFileName());
  }
}
