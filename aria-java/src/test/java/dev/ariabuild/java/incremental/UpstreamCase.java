package dev.ariabuild.java.incremental;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * One rule each across modules: an edit upstream, then exactly the files that are compiled
 * downstream; the result is compared. {@link ControlTest} finds all that extend it.
 */
abstract class UpstreamCase {
  /** Why everything is compiled after an error. */
  static final String FAILS = DirectedCase.FAILS;

  /** A class with members that are used, and others that are not. */
  static final String PROVIDER =
      "package p; public class A { public static final int K = 1, L = 2;"
          + " public int f(int i) { return 1; } public int x() { return 3; } }";

  @TempDir Path dir;

  Module module(String name, String... options) {
    return new Module(dir.resolve(name), options);
  }

  Module up(String provider) {
    return module("up").file("p/A", provider).built();
  }

  /** A user of {@code f}, one of {@code K}, a holder, and a stranger. */
  Module down(Module... up) {
    return module("down")
        .on(up)
        .file("q/B", "package q; class B { Object g(p.A a) { return a.f(1); } }")
        .file("q/C", "package q; class C { int g() { return p.A.K; } }")
        .file("q/D", "package q; class D { p.A a; int h() { return 1; } }")
        .file("q/E", "package q; class E { int f; }")
        .built();
  }
}
