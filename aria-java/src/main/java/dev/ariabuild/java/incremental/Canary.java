package dev.ariabuild.java.incremental;

import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Before a compiler continues for the first time what another one began: compiles a few unchanged
 * files and looks whether the same class files come out. If not, options or compilers differ in a
 * way that nobody knew of. They are compiled with those that changed, which is one call less; alone
 * if that does not prove it.
 */
final class Canary {
  private static final int FILES = 2;

  /** Longer files tell little more and take longer. */
  private static final int MOST_NAMES = 400;

  /** More classes of a file tell nothing new, nor do more constructors that it passes on. */
  private static final int ENOUGH_CLASSES = 6;

  private static final int ENOUGH_CONSTRUCTED = 2;

  private final Set<String> files = new TreeSet<>();
  private final Set<String> classes = new TreeSet<>();
  private final Path outputDirectory;

  /**
   * Chooses files.
   *
   * @param given files that annotation processors see: some of them are tried as well
   * @param outputDirectory where the classes of the last compilation lie
   */
  Canary(
      ModuleState state,
      Set<String> changed,
      Set<String> deleted,
      Set<String> given,
      Path outputDirectory) {
    this.outputDirectory = outputDirectory;
    List<FileRecord> candidates =
        state.files().stream()
            .filter(file -> file.classes().length > 0 && file.names().length <= MOST_NAMES)
            .sorted(
                Comparator.comparingInt((FileRecord file) -> -kinds(file))
                    .thenComparingInt(file -> file.names().length))
            .toList();
    for (FileRecord file : candidates) {
      String path = state.pool().get(file.path());
      boolean enough =
          files.size() >= FILES && (of(given, files) >= FILES || !given.contains(path));
      if (!enough && !changed.contains(path) && !deleted.contains(path)) {
        files.add(path);
        classes.addAll(state.classesOf(path));
      }
    }
  }

  /** How much of what compilers may do in different ways a file shows. */
  private static int kinds(FileRecord file) {
    return Math.min(file.classes().length, ENOUGH_CLASSES)
        + 10 * Math.min(file.constructed().length, ENOUGH_CONSTRUCTED);
  }

  private static long of(Set<String> given, Set<String> chosen) {
    return chosen.stream().filter(given::contains).count();
  }

  /**
   * How it ended.
   *
   * @param different empty if all is well, else why not
   * @param others what came of the files that changed, if that is known now
   */
  record Checked(String different, Optional<Compiled> others) {}

  /**
   * Compiles.
   *
   * @param changed files to be compiled anyway
   * @param replaced classes that must not be seen then
   */
  Checked check(Set<String> changed, Set<String> replaced, CompilerCall call) throws IOException {
    if (files.isEmpty()) {
      return new Checked("", Optional.empty());
    }
    if (!changed.isEmpty()) {
      Compiled all = call.compile(both(files, changed), both(classes, replaced));
      if (difference(all).isEmpty()) {
        // a message may be one of the unchanged files, or of all together
        return new Checked(
            "", all.messages().isEmpty() ? Optional.of(others(all)) : Optional.empty());
      }
    }
    return new Checked(difference(call.compile(files, classes)), Optional.empty());
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> both = new TreeSet<>(some);
    both.addAll(more);
    return both;
  }

  private String difference(Compiled compiled) throws IOException {
    if (!compiled.success()) {
      return "unchanged files alone do not compile";
    }
    Map<String, byte[]> made = new TreeMap<>(compiled.classes());
    made.keySet().removeAll(others(compiled).classes().keySet());
    if (!made.keySet().equals(classes)) {
      return "unchanged files give other classes than before";
    }
    for (Map.Entry<String, byte[]> type : made.entrySet()) {
      if (!OnDisk.same(outputDirectory.resolve(type.getKey() + ".class"), type.getValue())) {
        return "this compiler makes another class file of " + type.getKey().replace('/', '.');
      }
    }
    return "";
  }

  /** What came of files that were not chosen. */
  private Compiled others(Compiled all) {
    List<FileUses> uses = all.uses().stream().filter(of -> !files.contains(of.file())).toList();
    Map<String, byte[]> made = new TreeMap<>();
    for (FileUses file : uses) {
      for (String name : file.classes()) {
        byte[] bytes = all.classes().get(name);
        if (bytes != null) {
          made.put(name, bytes);
        }
      }
    }
    return new Compiled(all.success(), all.messages(), made, uses, all.elsewhere());
  }
}
