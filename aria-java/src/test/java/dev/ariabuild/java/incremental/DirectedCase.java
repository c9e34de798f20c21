package dev.ariabuild.java.incremental;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * One rule each: an edit, then exactly the files that are compiled; the result is compared. {@link
 * ControlTest} finds all that extend it.
 */
abstract class DirectedCase {
  /** Why everything is compiled after an error. */
  static final String FAILS = "the affected files alone do not compile";

  /** A class with a method that is used, and one that is not. */
  static final String PROVIDER =
      "package p; public class A { public int f(int i) { return 1; } int x() { return 3; } }";

  @TempDir Path dir;

  /** A provider, a user of {@code f}, a holder who does not use it, and a stranger. */
  Module house(String provider) {
    return new Module(dir)
        .file("p/A", provider)
        .file("p/B", "package p; class B { Object g(A a) { return a.f(1); } }")
        .file("p/C", "package p; class C { A a; int h() { return 1; } }")
        .file("p/D", "package p; class D { int f; }")
        .built();
  }
}
