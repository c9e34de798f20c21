package dev.ariabuild.java.incremental;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Strings by number. Numbers stay; a pool only grows. */
final class Pool {
  private final List<String> strings;
  private final Map<String, Integer> numbers = new HashMap<>();

  Pool(List<String> strings) {
    this.strings = new ArrayList<>(strings);
    for (int i = 0; i < strings.size(); i++) {
      numbers.put(strings.get(i), i);
    }
  }

  /** A copy that grows for itself. */
  Pool copy() {
    return new Pool(strings);
  }

  List<String> strings() {
    return strings;
  }

  int size() {
    return strings.size();
  }

  /** The number; a new one if it has none yet. */
  int intern(String string) {
    Integer known = numbers.get(string);
    if (known != null) {
      return known;
    }
    strings.add(string);
    numbers.put(string, strings.size() - 1);
    return strings.size() - 1;
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
    return numbers.getOrDefault(string, -1);
  }

  /**
   * The string of a number.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  String get(int number) {
    return strings.get(number);
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
