package dev.ariabuild.aot.strip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies the contents of attributes that stay as they are. */
final class Attributes {
  private static final int SAME_LOCALS_1 = 64;
  private static final int RESERVED = 128;
  private static final int SAME_LOCALS_1_EXTENDED = 247;
  private static final int SAME_EXTENDED = 251;
  private static final int FULL = 255;
  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final ClassCopy copy;
  private final Annotations annotations;
  private @Nullable AttributeKind[] kinds = {};

  Attributes(ClassCopy copy) {
    this.copy = copy;
    this.annotations = new Annotations(copy);
  }

  /** Begins with the class that {@code copy} was opened with. */
  void open() {
    int count = copy.pool().count();
    if (kinds.length < count) {
      kinds = new AttributeKind[2 * count];
    } else {
      Arrays.fill(kinds, 0, count, null);
    }
  }

  /**
   * What an attribute is.
   *
   * @param name constant with its name
   * @param place of {@link AttributeKind.Place}
   */
  AttributeKind kind(int name, int place) {
    AttributeKind kind = kinds[name];
    if (kind == null) {
      kind = AttributeKind.of(copy.pool().text(name));
      kinds[name] = kind;
    }
    return kind.at(place);
  }

  /**
   * Copies what stands behind name and length. What is not understood may name constants in a way
   * of its own, so all of them keep their numbers then.
   *
   * @param length in bytes
   */
  void content(AttributeKind kind, int length) {
    switch (kind) {
      case MARK -> {}
      case CONSTANT -> copy.constant();
      case SOURCE_FILE -> copy.constant();
      case CONSTANTS -> copy.constants(copy.copy2());
      case ANNOTATIONS -> annotations.annotations();
      case ANNOTATIONS_OF_PARAMETERS -> annotations.ofParameters();
      case ANNOTATIONS_OF_TYPES -> annotations.ofTypes();
      case ANNOTATION_VALUE -> annotations.value();
      case PARAMETERS -> parameters();
      case INNER_CLASSES -> innerClasses();
      case ENCLOSING_METHOD -> {
        copy.constant();
        copy.constantOrNone();
      }
      case BOOTSTRAP_METHODS -> bootstrapMethods();
      case FRAMES -> frames();
      case SOURCE_MAP, LINES -> copy.copy(length);
      case FOREIGN -> {
        copy.constants().keepAll();
        copy.copy(length);
      }
      case CODE, VARIABLES, RECORD -> throw new IllegalArgumentException(kind.name());
    }
  }

  private void parameters() {
    int count = copy.copy1();
    for (int i = 0; i < count; i++) {
      copy.constantOrNone();
      copy.copy(2);
    }
  }

  private void innerClasses() {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      copy.constant();
      copy.constantOrNone();
      copy.constantOrNone();
      copy.copy(2);
    }
  }

  private void bootstrapMethods() {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      copy.constant();
      copy.constants(copy.copy2());
    }
  }

  private void frames() {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      int kind = copy.copy1();
      if (kind < SAME_LOCALS_1) {
        continue;
      }
      if (kind < RESERVED) {
        types(1);
        continue;
      }
      if (kind < SAME_LOCALS_1_EXTENDED) {
        throw new Unfit("a frame of the kind " + kind);
      }
      copy.copy(2);
      if (kind == SAME_LOCALS_1_EXTENDED) {
        types(1);
      } else if (kind == FULL) {
        types(copy.copy2());
        types(copy.copy2());
      } else if (kind > SAME_EXTENDED) {
        types(kind - SAME_EXTENDED);
      }
    }
  }

  private void types(int count) {
    for (int i = 0; i < count; i++) {
      int tag = copy.copy1();
      if (tag == OBJECT) {
        copy.constant();
      } else if (tag == UNINITIALIZED) {
        copy.copy(2);
      } else if (tag > UNINITIALIZED) {
        throw new Unfit("a type of the kind " + tag);
      }
    }
  }
}
