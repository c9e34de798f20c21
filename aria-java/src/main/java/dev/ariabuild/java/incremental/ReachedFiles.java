package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.uses.FileUses;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of a module that are not compiled anyway, and which of them changes reach, each with
 * its first cause. Knows no rule.
 */
final class ReachedFiles {
  private final ModuleState state;
  private final Set<Integer> excluded;
  private final int anyType;
  private final Map<Integer, String> causes = new TreeMap<>();

  /**
   * None of them yet.
   *
   * @param excluded files that are compiled anyway
   */
  ReachedFiles(ModuleState state, Set<Integer> excluded) {
    this.state = state;
    this.excluded = excluded;
    this.anyType = state.pool().find(FileUses.ANY_TYPE);
  }

  /** By number of their path. */
  Map<Integer, String> causes() {
    return causes;
  }

  boolean isExcluded(int file) {
    return excluded.contains(file);
  }

  /** A change reaches all of which this is true; it is asked only about those not yet reached. */
  void add(AbiChange change, Predicate<FileRecord> which) {
    for (FileRecord file : state.files()) {
      add(change, file, which);
    }
  }

  /** The same for one file. */
  void add(AbiChange change, FileRecord file, Predicate<FileRecord> which) {
    int path = file.path();
    if (!excluded.contains(path) && !causes.containsKey(path) && which.test(file)) {
      causes.put(path, change.text());
    }
  }

  /** Whether it is not known what types a file uses. */
  boolean usesAnyType(FileRecord file) {
    return anyType >= 0 && Arrays.binarySearch(file.types(), anyType) >= 0;
  }

  /** Whether a file of which that is not known names one of these. */
  boolean mayUse(FileRecord file, Set<String> types) {
    return usesAnyType(file)
        && types.stream()
            .flatMap(type -> ClassTable.simpleNames(type).stream())
            .anyMatch(name -> file.usesName(state.pool().find(name)));
  }
}
