package dev.ariabuild.java.incremental;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Strings by number. Numbers stay; a pool only grows. Most of a large one are flat, as they were
 * read; what came since lies on top.
 */
final class Pool {
  /** So many may lie on top of others that are copied with them. */
  private static final int MOST_ADDED = 2048;

  private final Strings base;
  private final List<String> added = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** A pool that begins with these. */
  Pool(Strings base) {
    this.base = base;
  }

  /** A copy that grows for itself. */
  Pool copy() {
    if (added.size() > MOST_ADDED) {
      return new Pool(strings());
    }
    Pool copy = new Pool(base);
    copy.added.addAll(added);
    copy.numbers.putAll(numbers);
    return copy;
  }

  /** All of them. */
  Strings strings() {
    return base.plus(added);
  }

  int size() {
    return base.size() + added.size();
  }

  /** The number; a new one if it has none yet. */
  int intern(String string) {
    int known = find(string);
    if (known >= 0) {
      return known;
    }
    added.add(string);
    numbers.put(string, size() - 1);
    return size() - 1;
  }

  /** Sorted numbers. */
  int[] intern(Collection<String> some) {
    int[] all = new int[some.size()];
    int i = 0;
    for (String string : some) {
      all[i++] = intern(string);
    }
    Arrays.sort(all);
    return all;
  }

  /** The number, or -1. */
  int find(String string) {
    int known = base.find(string);
    return known >= 0 ? known : numbers.getOrDefault(string, -1);
  }

  /**
   * The string of a number.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  String get(int number) {
    return number < base.size() ? base.get(number) : added.get(number - base.size());
  }

  /** The numbers of those that have one. */
  BitSet numbers(Collection<String> some) {
    BitSet numbers = new BitSet(size());
    for (String string : some) {
      int number = find(string);
      if (number >= 0) {
        numbers.set(number);
      }
    }
    return numbers;
  }

  List<String> get(int[] some) {
    List<String> all = new ArrayList<>(some.length);
    for (int number : some) {
      all.add(get(number));
    }
    return all;
  }
}
