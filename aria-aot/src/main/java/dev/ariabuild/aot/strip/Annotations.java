package dev.ariabuild.aot.strip;

/**
 * Copies annotations as class files hold them.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.7.16</a>
 */
final class Annotations {
  private static final int DEEPEST = 256;

  private final ClassCopy copy;

  Annotations(ClassCopy copy) {
    this.copy = copy;
  }

  /** A count and as many annotations. */
  void annotations() {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      annotation(0);
    }
  }

  /** A count of parameters and the annotations of each. */
  void ofParameters() {
    int count = copy.copy1();
    for (int i = 0; i < count; i++) {
      annotations();
    }
  }

  /** A count and as many annotations of types. */
  void ofTypes() {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      target();
      copy.copy(2 * copy.copy1());
      annotation(0);
    }
  }

  private void target() {
    int kind = copy.copy1();
    switch (kind) {
      case 0x00, 0x01, 0x16 -> copy.copy(1);
      case 0x10, 0x11, 0x12, 0x17, 0x42, 0x43, 0x44, 0x45, 0x46 -> copy.copy(2);
      case 0x13, 0x14, 0x15 -> {}
      case 0x40, 0x41 -> copy.copy(6 * copy.copy2());
      case 0x47, 0x48, 0x49, 0x4A, 0x4B -> copy.copy(3);
      default -> throw new Unfit("an annotation at " + kind);
    }
  }

  private void annotation(int depth) {
    copy.constant();
    int pairs = copy.copy2();
    for (int i = 0; i < pairs; i++) {
      copy.constant();
      value(depth);
    }
  }

  /** The value of an element. */
  void value() {
    value(0);
  }

  private void value(int depth) {
    if (depth > DEEPEST) {
      throw new Unfit("annotations nested too deeply");
    }
    int tag = copy.copy1();
    switch (tag) {
      case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z', 's', 'c' -> copy.constant();
      case 'e' -> copy.constants(2);
      case '@' -> annotation(depth + 1);
      case '[' -> {
        int count = copy.copy2();
        for (int i = 0; i < count; i++) {
          value(depth + 1);
        }
      }
      default -> throw new Unfit("a value of the kind " + tag);
    }
  }
}
