package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A constant is another: those that have its value inlined are compiled. */
class ConstantsThatChangeTest extends DirectedCase {
  @Test
  void aConstantReachesThoseThatInlineIt() {
    new Module(dir)
        .file("p/A", "package p; class A { static final int K = 1; static final int L = 5; }")
        .file("p/B", "package p; class B { int g() { return A.K; } }")
        .file("p/C", "package p; class C { int g() { return A.L; } }")
        .built()
        .edit("p/A", "K = 1", "K = 2")
        .compiles("p/A", "p/B")
        .because("p/B", "p.A.K changed");
  }

  @Test
  void aConstantOfAConstantReachesAllDownTheLine() {
    new Module(dir)
        .file("p/A", "package p; class A { static final int K = 1; }")
        .file("p/B", "package p; class B { static final int L = A.K + 1; }")
        .file("p/C", "package p; class C { static final int M = B.L + 1; }")
        .file("p/D", "package p; class D { int g() { return C.M; } }")
        .file("p/E", "package p; class E { B b; C c; }")
        .built()
        .edit("p/A", "K = 1", "K = 2")
        .compiles("p/A", "p/B", "p/C", "p/D");
  }

  @Test
  void aConstantReachesStaticImports() {
    new Module(dir)
        .file("p/A", "package p; public class A { public static final int K = 1; }")
        .file("q/B", "package q; import static p.A.K; class B { int g() { return K; } }")
        .file("q/C", "package q; import static p.A.*; class C { int g() { return K; } }")
        .file("q/D", "package q; class D { int K; }")
        .built()
        .edit("p/A", "K = 1", "K = 2")
        .compiles("p/A", "q/B", "q/C");
  }

  @Test
  void aConstantReachesCaseLabels() {
    new Module(dir)
        .file("p/A", "package p; class A { static final int K = 1; }")
        .file(
            "p/B",
            "package p; class B { int g(int i) { switch (i) { case A.K: return 1; } return 0; } }")
        .built()
        .edit("p/A", "K = 1", "K = 2")
        .compiles("p/A", "p/B");
  }

  @Test
  void aConstantReachesAnnotations() {
    new Module(dir)
        .file("p/A", "package p; class A { static final String K = \"1\"; }")
        .file(
            "p/B", "package p; @SuppressWarnings(A.K) class B { @Deprecated(since = A.K) int g; }")
        .built()
        .edit("p/A", "\"1\"", "\"2\"")
        .compiles("p/A", "p/B");
  }

  @Test
  void aConstantThatIsNoneAnyMoreReachesThoseThatInlinedIt() {
    new Module(dir)
        .file("p/A", "package p; class A { static final int K = 1; }")
        .file("p/B", "package p; class B { int g() { return A.K; } }")
        .built()
        .edit("p/A", "K = 1", "K = Integer.valueOf(1)")
        .compiles("p/A", "p/B");
  }

  @Test
  void aCycleOfInlinedConstantsAndTypesSettles() {
    new Module(dir)
        .file(
            "p/A", "package p; class A { static final int K = 1; B b; static final int L = B.M; }")
        .file(
            "p/B", "package p; class B { static final int M = A.K; A a; int f() { return A.L; } }")
        .file("p/C", "package p; class C { int f() { return A.L + B.M; } }")
        .built()
        .edit("p/A", "K = 1", "K = 7")
        .compiles("p/A", "p/B", "p/C");
  }
}
