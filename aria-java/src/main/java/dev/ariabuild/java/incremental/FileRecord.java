package dev.ariabuild.java.incremental;

import dev.ariabuild.java.uses.FileUses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one source file uses, in numbers of a {@link Pool}; all arrays are sorted but {@code
 * classes}. The rest is as in {@link FileUses}.
 *
 * @param path absolute path of the file
 * @param source digest of its text, as the caller reads it
 */
record FileRecord(
    int path,
    int source,
    int[] names,
    int[] types,
    int[] named,
    MemberRecord members,
    int[] targets,
    int[] wholly,
    int[] dropped,
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
        pool.intern(uses.named()),
        MemberRecord.of(pool, uses.members()),
        pool.intern(uses.targets()),
        pool.intern(uses.wholly()),
        pool.intern(uses.dropped()),
        pool.intern(uses.constructed()),
        pool.intern(uses.declared()),
        classes);
  }

  FileRecord withSource(int newSource) {
    return new FileRecord(
        path,
        newSource,
        names,
        types,
        named,
        members,
        targets,
        wholly,
        dropped,
        constructed,
        declared,
        classes);
  }

  boolean usesName(int name) {
    return name >= 0 && Arrays.binarySearch(names, name) >= 0;
  }

  /** Whether something in it has one of these types, or one that mentions it. */
  boolean holds(BitSet some) {
    for (int type : types) {
      if (some.get(type) && Arrays.binarySearch(named, type) < 0) {
        return true;
      }
    }
    return false;
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
    List<int[]> arrays = new ArrayList<>(List.of(names, types, named));
    arrays.addAll(members.arrays());
    arrays.addAll(List.of(targets, wholly, dropped, constructed, declared, classes));
    return arrays;
  }

  /** From arrays in that order. */
  static FileRecord read(int path, int source, Supplier<int[]> next) {
    return new FileRecord(
        path,
        source,
        next.get(),
        next.get(),
        next.get(),
        MemberRecord.read(next),
        next.get(),
        next.get(),
        next.get(),
        next.get(),
        next.get(),
        next.get());
  }
}
