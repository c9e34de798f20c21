package dev.ariabuild.java.incremental;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Chooses places for edits at random, rather such as others use. */
final class Choice {
  private static final List<List<String>> TYPES =
      List.of(
          List.of("int", "long"),
          List.of("long", "int"),
          List.of("String", "CharSequence"),
          List.of("CharSequence", "String"),
          List.of("Object", "String"),
          List.of("void", "int"),
          List.of("boolean", "Boolean"),
          List.of("float", "double"),
          List.of("double", "float"),
          List.of("int", "Integer"),
          List.of("List", "Collection"),
          List.of("char", "int"));

  private static final int TRIES = 6;

  private final Random random;
  private final ToIntFunction<String> users;

  /**
   * A choice by these random numbers.
   *
   * @param users how many files use an identifier
   */
  Choice(Random random, ToIntFunction<String> users) {
    this.random = random;
    this.users = users;
  }

  /** Below a bound. */
  int number(int bound) {
    return random.nextInt(bound);
  }

  /** Any of them. */
  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One of them whose name many files use. */
  <T> T used(List<T> all, Function<T, String> name) {
    T best = any(all);
    for (int i = 0; i < TRIES; i++) {
      T other = any(all);
      if (users.applyAsInt(name.apply(other)) > users.applyAsInt(name.apply(best))) {
        best = other;
      }
    }
    return best;
  }

  /** A type and another that may stand for it. */
  List<String> types() {
    return any(TYPES);
  }
}
