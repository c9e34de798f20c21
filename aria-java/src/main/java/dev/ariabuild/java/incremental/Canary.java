package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Before a compiler continues for the first time what another one began: compiles a few unchanged
 * files and looks whether the same class files come out. If not, options or compilers differ in a
 * way that nobody knew of.
 */
final class Canary {
  private static final int FILES = 2;

  /** Longer files tell little more and take longer. */
  private static final int MOST_NAMES = 400;

  private Canary() {}

  private static long of(Set<String> given, Set<String> chosen) {
    return chosen.stream().filter(given::contains).count();
  }

  /** One call of the compiler. */
  @FunctionalInterface
  interface Call {
    Compiled compile(Set<String> files, Set<String> hidden) throws IOException;
  }

  /**
   * Empty if all is well, else why not.
   *
   * @param given files that annotation processors see: some of them are tried as well
   */
  static String check(
      ModuleState state,
      Set<String> changed,
      Set<String> deleted,
      Set<String> given,
      Call call,
      PartialCompiler.Settings settings)
      throws IOException {
    Set<String> chosen = new TreeSet<>();
    List<FileRecord> candidates =
        state.files().stream()
            .filter(file -> file.classes().length > 0 && file.names().length <= MOST_NAMES)
            .sorted(
                Comparator.comparingInt(
                    (FileRecord file) -> -file.classes().length - 10 * file.constructed().length))
            .toList();
    for (FileRecord file : candidates) {
      String path = state.pool().get(file.path());
      boolean enough =
          chosen.size() >= FILES && (of(given, chosen) >= FILES || !given.contains(path));
      if (!enough && !changed.contains(path) && !deleted.contains(path)) {
        chosen.add(path);
      }
    }
    if (chosen.isEmpty()) {
      return "";
    }
    Set<String> hidden = new TreeSet<>();
    chosen.forEach(path -> hidden.addAll(state.classesOf(path)));
    Compiled compiled = call.compile(chosen, hidden);
    if (!compiled.success()) {
      return "unchanged files alone do not compile";
    }
    if (!compiled.classes().keySet().equals(hidden)) {
      return "unchanged files give other classes than before";
    }
    for (Map.Entry<String, byte[]> type : compiled.classes().entrySet()) {
      if (!PartialCompiler.same(
          settings.outputDirectory().resolve(type.getKey() + ".class"), type.getValue())) {
        return "this compiler makes another class file of " + type.getKey().replace('/', '.');
      }
    }
    return "";
  }
}
