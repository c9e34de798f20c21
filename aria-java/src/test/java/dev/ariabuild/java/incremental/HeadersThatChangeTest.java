package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** What a type is, beside its members: those that use it anywhere are compiled. */
class HeadersThatChangeTest extends DirectedCase {
  @Test
  void aSupertypeReachesCallsThatChooseByIt() {
    new Module(dir)
        .file("p/I", "package p; interface I { }")
        .file("p/A", "package p; class A { }")
        .file(
            "p/U",
            "package p; class U { static int f(Object o) { return 1; } static long f(I o) { return 2; } }")
        .file("p/B", "package p; class B { Object g(A a) { return U.f(a); } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "class A", "class A implements I")
        .compiles("p/A", "p/B");
  }

  @Test
  void aSupertypeOfASupertypeReachesThemToo() {
    new Module(dir)
        .file("p/I", "package p; interface I { }")
        .file("p/A", "package p; class A { }")
        .file("p/S", "package p; class S extends A { }")
        .file(
            "p/U",
            "package p; class U { static int f(Object o) { return 1; } static long f(I o) { return 2; } }")
        .file("p/B", "package p; class B { Object g(S s) { return U.f(s); } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "class A", "class A implements I")
        .compiles("p/A", "p/S", "p/B");
  }

  @Test
  void aTypeThatIsOnlyInTheMiddleOfAnExpressionCounts() {
    new Module(dir)
        .file("p/A", "package p; class A { int f() { return 1; } }")
        .file("p/M", "package p; class M { A a() { return null; } }")
        .file("p/B", "package p; class B { Object g(M m) { return m.a().f(); } }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B");
  }

  @Test
  void aTypeThatIsOnlyATypeArgumentCounts() {
    new Module(dir)
        .file("p/A", "package p; class A { int f() { return 1; } }")
        .file("p/M", "package p; class M { java.util.List<? extends A> a() { return null; } }")
        .file("p/B", "package p; class B { Object g(M m) { return m.a().get(0).f(); } }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B");
  }

  @Test
  void aTypeParameterReachesUsers() {
    new Module(dir)
        .file("p/A", "package p; class A<T extends CharSequence> { T t; }")
        .file("p/B", "package p; class B { Object g(A<String> a) { return a.t; } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "CharSequence", "Comparable<String>")
        .compiles("p/A", "p/B");
  }

  @Test
  void permittedSubtypesReachUsersOfASealedType() {
    new Module(dir)
        .file("p/A", "package p; sealed interface A permits X, Y { }")
        .file("p/X", "package p; final class X implements A { }")
        .file("p/Y", "package p; final class Y implements A { }")
        .file("p/Z", "package p; final class Z { }")
        .file("p/B", "package p; class B { boolean g(A a) { return a instanceof X; } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "X, Y", "X, Y, Z")
        .edit("p/Z", "class Z", "class Z implements A")
        .compiles("p/A", "p/X", "p/Y", "p/Z", "p/B");
  }

  @Test
  void aRecordComponentReachesReaders() {
    new Module(dir)
        .file("p/R", "package p; record R(int a) { }")
        .file("p/B", "package p; class B { Object g(R r) { return r.a(); } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/R", "int a", "long a")
        .compiles("p/R", "p/B");
  }

  @Test
  void aClassThatBecomesAnInterfaceReachesCallers() {
    new Module(dir)
        .file("p/A", "package p; class A { static int f() { return 1; } }")
        .file("p/B", "package p; class B { int g() { return A.f(); } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "class A", "interface A")
        .compiles("p/A", "p/B");
  }

  @Test
  void anExceptionThatIsNoLongerCheckedReachesThoseThatCatchIt() {
    new Module(dir)
        .file("p/E", "package p; class E extends Exception { }")
        .file("p/A", "package p; class A { void f() throws E { } }")
        .file(
            "p/B", "package p; class B { void g(A a) { try { a.f(); } catch (Exception e) { } } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/E", "extends Exception", "extends RuntimeException")
        .compiles("p/E", "p/A", "p/B");
  }

  @Test
  void aPrivateClassThatACallerHoldsCounts() {
    new Module(dir)
        .file(
            "p/A",
            "package p; class A { private static class N { } private static class M extends N implements I { } static class U { static M m() { return null; } } }")
        .file("p/I", "package p; interface I { default int f() { return 1; } }")
        .file("p/J", "package p; interface J extends I { default int f() { return 2; } }")
        .file("p/B", "package p; class B { Object g() { var m = A.U.m(); return ((I) m).f(); } }")
        .built()
        .edit("p/A", "implements I", "implements J")
        .compiles("p/A", "p/B");
  }
}
