package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** What javac calls or looks up without a name in the source: it counts as used. */
class UsesThatNobodyWroteTest extends DirectedCase {
  @Test
  void tryCallsClose() {
    new Module(dir)
        .file(
            "p/A", "package p; class A implements AutoCloseable { public void close() { } int o; }")
        .file(
            "p/B", "package p; class B { void g() throws Exception { try (var a = new A()) { } } }")
        .file("p/C", "package p; class C { int g(A a) { return a.o; } }")
        .built()
        .edit("p/A", "void close()", "void close() throws Exception")
        .compiles("p/A", "p/B");
  }

  @Test
  void forEachCallsIterator() {
    new Module(dir)
        .file(
            "p/A",
            "package p; abstract class A implements Iterable<String> {"
                + " public java.util.Iterator<String> iterator() { return null; } int o; }")
        .file("p/B", "package p; class B { void g(A a) { for (Object o : a) { } } }")
        .file("p/C", "package p; class C { int g(A a) { return a.o; } }")
        .built()
        .edit("p/A", "public java.util.Iterator", "public java.util.ListIterator")
        .compiles("p/A", "p/B");
  }

  @Test
  void forEachDoesNotCallNextOfAnIteratorOfOurs() {
    new Module(dir)
        .file(
            "p/I",
            "package p; abstract class I implements java.util.Iterator<String> {"
                + " public String next() { return null; } }")
        .file(
            "p/A",
            "package p; abstract class A implements Iterable<String> {"
                + " public I iterator() { return null; } }")
        .file("p/B", "package p; class B { void g(A a) { for (Object o : a) { } } }")
        .built()
        .edit("p/I", "String next", "final String next")
        .compiles("p/I"); // javac calls next of java.util.Iterator
  }

  @Test
  void aLambdaUsesTheMethodOfItsInterface() {
    new Module(dir)
        .file("p/F", "package p; interface F { Object f(String s); }")
        .file("p/B", "package p; class B { F f = s -> s; F g = String::trim; }")
        .file("p/U", "package p; class U { void g(F f) { } }")
        .file("p/V", "package p; class V { void h(U u) { u.g(s -> s); } void k(U u) { } }")
        .file("p/W", "package p; class W { int i; }")
        .built()
        .edit("p/F", "Object f", "CharSequence f")
        .compiles("p/F", "p/B", "p/U", "p/V");
  }

  @Test
  void anInterfaceThatBecomesFunctionalMakesAnOverloadFit() {
    new Module(dir)
        .file("p/F", "package p; interface F { void f(String s); }")
        .file("p/G", "package p; interface G { void g(); void h(); }")
        .file("p/U", "package p; class U { int g(F f) { return 1; } long g(G g) { return 2; } }")
        .file("p/V", "package p; class V { Object h(U u) { return u.g(s -> { }); } }")
        .built()
        .edit("p/G", "void g(); void h();", "void g(int i);void h();")
        .compiles("p/G")
        .edit("p/F", "void f(String s)", "void f(Object s)")
        .compiles("p/F", "p/U", "p/V");
  }

  @Test
  void aReferenceUsesTheMethodThatItNames() {
    new Module(dir)
        .file("p/A", "package p; class A { static Integer f(Object o) { return 1; } }")
        .file("p/B", "package p; class B { java.util.function.Function<String, Object> f = A::f; }")
        .file("p/C", "package p; class C { A a; }")
        .built()
        .edit("p/A", "Integer f(Object o)", "Number f(Object o)")
        .compiles("p/A", "p/B");
  }

  @Test
  void anInterfaceOfTwoMethodsIsNoTargetOfALambda() {
    new Module(dir)
        .file("p/G", "package p; interface G { void g(); void h(); }")
        .file("p/U", "package p; class U { void g(G g) { } void k() { } }")
        .file("p/V", "package p; class V { void h(U u) { u.k(); u.g(null); } }")
        .file("p/W", "package p; class W { void h(U u, G g) { u.g(g); } void i(G g) { g.g(); } }")
        .built()
        .edit("p/G", "void g();", "int g();")
        .compiles("p/G", "p/W"); // V calls another g
  }
}
