package dev.ariabuild.java.abi;

import java.util.Set;

/**
 * Whether a class may inherit a field, as far as its own header tells.
 *
 * <p>A private field hides an inherited one of the same name: {@code b.x} that meant the field of a
 * supertype fails to compile once {@code B} has a private {@code x}. Does not know the supertypes,
 * only some of the JDK that have no field another class could name.
 */
final class InheritedFields {
  /** Types of the JDK in which, with all their supertypes, no field is public or protected. */
  static final Set<String> FIELDLESS =
      Set.of(
          "java/lang/Object",
          "java/lang/Enum",
          "java/lang/Record",
          "java/lang/Throwable",
          "java/lang/Exception",
          "java/lang/RuntimeException",
          "java/lang/Error",
          "java/lang/IllegalArgumentException",
          "java/lang/IllegalStateException",
          "java/io/IOException",
          "java/lang/AutoCloseable",
          "java/lang/CharSequence",
          "java/lang/Cloneable",
          "java/lang/Comparable",
          "java/lang/Iterable",
          "java/lang/Runnable",
          "java/io/Closeable",
          "java/io/Serializable",
          "java/util/Collection",
          "java/util/Comparator",
          "java/util/Iterator",
          "java/util/List",
          "java/util/ListIterator",
          "java/util/Map",
          "java/util/Map$Entry",
          "java/util/Set",
          "java/util/AbstractCollection",
          "java/util/AbstractMap",
          "java/util/AbstractSet",
          "java/util/concurrent/Callable",
          "java/util/function/BiConsumer",
          "java/util/function/BiFunction",
          "java/util/function/Consumer",
          "java/util/function/Function",
          "java/util/function/Predicate",
          "java/util/function/Supplier");

  private InheritedFields() {}

  static boolean possible(String superName, String[] interfaces) {
    if (!FIELDLESS.contains(superName)) {
      return true;
    }
    for (String type : interfaces) {
      if (!FIELDLESS.contains(type)) {
        return true;
      }
    }
    return false;
  }
}
