package dev.ariabuild.java.incremental;

import dev.ariabuild.java.uses.FileUses;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What one source file uses, in numbers of a {@link Pool}; all arrays are sorted but {@code
 * classes}.
 *
 * @param path absolute path of the file
 * @param source digest of its text, as the caller reads it
 */
record FileRecord(
    int path,
    int source,
    int[] names,
    int[] types,
    int[] wholly,
    int[] constructed,
    int[] declared,
    int[] classes) {

  static FileRecord of(Pool pool, FileUses uses, String source) {
    int[] classes = new int[uses.classes().size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = pool.intern(uses.classes().get(i));
    }
    return new FileRecord(
        pool.intern(uses.file()),
        pool.intern(source),
        pool.intern(uses.names()),
        pool.intern(uses.types()),
        pool.intern(uses.wholly()),
        pool.intern(uses.constructed()),
        pool.intern(uses.declared()),
        classes);
  }

  FileRecord withSource(int newSource) {
    return new FileRecord(path, newSource, names, types, wholly, constructed, declared, classes);
  }

  boolean usesName(int name) {
    return name >= 0 && Arrays.binarySearch(names, name) >= 0;
  }

  static boolean any(int[] some, BitSet of) {
    for (int one : some) {
      if (of.get(one)) {
        return true;
      }
    }
    return false;
  }

  /** The arrays in the order in which they are kept. */
  List<int[]> arrays() {
    return List.of(names, types, wholly, constructed, declared, classes);
  }
}
