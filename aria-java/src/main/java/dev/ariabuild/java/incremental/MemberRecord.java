package dev.ariabuild.java.incremental;

import dev.ariabuild.java.uses.MemberUses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Where a file looks members up, in numbers of a {@link Pool}: {@link MemberUses}. All arrays are
 * sorted but {@code on}.
 *
 * @param on for each name: itself, how many types follow, and these
 */
record MemberRecord(int[] on, int[] unqualified, int[] anywhere, int[] opened, int[] declares) {

  static MemberRecord of(Pool pool, MemberUses uses) {
    Ints on = new Ints();
    for (Map.Entry<String, Set<String>> each : uses.on().entrySet()) {
      on.add(pool.intern(each.getKey()));
      on.addAll(pool.intern(each.getValue()));
    }
    return new MemberRecord(
        on.toArray(),
        pool.intern(uses.unqualified()),
        pool.intern(uses.anywhere()),
        pool.intern(uses.opened()),
        pool.intern(uses.declares()));
  }

  /** From arrays in the order of {@link #arrays}. */
  static MemberRecord read(Supplier<int[]> next) {
    return new MemberRecord(next.get(), next.get(), next.get(), next.get(), next.get());
  }

  /** The arrays in the order in which they are kept. */
  List<int[]> arrays() {
    return List.of(on, unqualified, anywhere, opened, declares);
  }

  /**
   * Whether a member that is sought is looked up: in the type before the dot, in the classes around
   * or what imports opened if nothing stands before it, or in any type of the file.
   *
   * @param file whose these are
   * @param sought names by the type in which one of them would be found
   */
  boolean lookUp(FileRecord file, IntFunction<Set<Integer>> sought) {
    for (int at = 0; at < on.length; ) {
      int name = on[at];
      int end = at + 2 + on[at + 1];
      for (at += 2; at < end; at++) {
        if (sought.apply(on[at]).contains(name)) {
          return true;
        }
      }
    }
    return any(unqualified, file.classes(), sought)
        || any(unqualified, opened, sought)
        || any(anywhere, file.types(), sought);
  }

  private static boolean any(int[] names, int[] types, IntFunction<Set<Integer>> sought) {
    for (int type : types) {
      for (int name : sought.apply(type)) {
        if (Arrays.binarySearch(names, name) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a class of the file declares a method of the name. */
  boolean declares(int method) {
    return Arrays.binarySearch(declares, method) >= 0;
  }
}
