package dev.ariabuild.java.incremental;

import java.util.Arrays;

/** A growing array of numbers. */
final class Ints {
  private int[] array = new int[64];
  private int size;

  void add(int value) {
    if (size == array.length) {
      array = Arrays.copyOf(array, size * 2);
    }
    array[size++] = value;
  }

  /** A length and that many numbers. */
  void addAll(int[] values) {
    add(values.length);
    if (array.length - size < values.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, size + values.length));
    }
    System.arraycopy(values, 0, array, size, values.length);
    size += values.length;
  }

  int[] toArray() {
    return Arrays.copyOf(array, size);
  }
}
