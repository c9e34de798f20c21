package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A method, field or constructor is another: its users are compiled. */
class MembersThatChangeTest extends DirectedCase {
  @Test
  void aReturnTypeReachesCallersAndNotHolders() {
    house(PROVIDER)
        .edit("p/A", "public int f", "public long f")
        .compiles("p/A", "p/B")
        .because("p/B", "p.A.f changed")
        .because("p/A", "it changed");
  }

  @Test
  void anOverloadThatFitsBetterReachesCallersOfTheOther() {
    house(PROVIDER.replace("int i", "long i"))
        .edit("p/A", "int x()", "public String f(int i) { return null; } int x()")
        .compiles("p/A", "p/B");
  }

  @Test
  void aRemovedOverloadReachesItsCallers() {
    house(PROVIDER.replace("int x()", "public String f(long i) { return null; } int x()"))
        .edit("p/A", "public int f(int i) { return 1; }", "")
        .compiles("p/A", "p/B");
  }

  @Test
  void aParameterTypeReachesCallers() {
    house(PROVIDER).edit("p/A", "int i", "long i").compiles("p/A", "p/B");
  }

  @Test
  void flagsOfAMethodReachCallers() {
    house(PROVIDER).edit("p/A", "public int f", "public static int f").compiles("p/A", "p/B");
  }

  @Test
  void checkedExceptionsReachCallers() {
    new Module(dir)
        .file("p/A", "package p; class A { void f() throws java.io.IOException {} }")
        .file(
            "p/B",
            "package p; class B { void g(A a) {"
                + " try { a.f(); } catch (java.io.IOException e) { } } }")
        .file("p/C", "package p; class C { A a; }")
        .built()
        .edit("p/A", "java.io.IOException", "java.io.FileNotFoundException")
        .compiles("p/A", "p/B");
  }

  @Test
  void aFieldTypeReachesReaders() {
    new Module(dir)
        .file("p/A", "package p; class A { int n; }")
        .file("p/B", "package p; class B { Object g(A a) { return a.n; } }")
        .file("p/C", "package p; class C { A a; }")
        .built()
        .edit("p/A", "int n", "long n")
        .compiles("p/A", "p/B");
  }

  @Test
  void anInheritedMemberReachesUsersOfTheSubtype() {
    new Module(dir)
        .file("p/A", "package p; class A { int f() { return 1; } }")
        .file("p/S", "package p; class S extends A { }")
        .file("p/B", "package p; class B { Object g(S s) { return s.f(); } }")
        .file("p/C", "package p; class C { S s; }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B");
  }

  @Test
  void anAbstractMethodReachesSubtypesThatImplementIt() {
    new Module(dir)
        .file("p/A", "package p; abstract class A { abstract Object f(); }")
        .file("p/S", "package p; class S extends A { String f() { return null; } }")
        .file("p/T", "package p; class T { A a = new A() { String f() { return null; } }; }")
        .file("p/C", "package p; class C { A a; }")
        .built()
        .edit("p/A", "Object f", "CharSequence f")
        .compiles("p/A", "p/S", "p/T");
  }

  @Test
  void aMethodThatIsAddedReachesASubtypeWithBridges() {
    new Module(dir)
        .file("p/I", "package p; interface I<X> { void f(X x); }")
        .file("p/A", "package p; class A { public void f(String s) { } }")
        .file("p/S", "package p; class S extends A implements I<String> { }")
        .built()
        .edit("p/I", "void f(X x)", "void f(X x); default void h(X x) { }")
        .compiles("p/I", "p/S");
  }

  @Test
  void aMethodThatIsAddedToASupertypeAndFitsBetter() {
    new Module(dir)
        .file("p/A", "package p; class A { }")
        .file("p/S", "package p; class S extends A { String f(Object o) { return null; } }")
        .file("p/B", "package p; class B { Object g(S s) { return s.f(\"\"); } }")
        .built()
        .edit("p/A", "{ }", "{ int f(String o) { return 1; } }")
        .compiles("p/A", "p/S", "p/B");
  }

  @Test
  void aConstructorReachesThoseThatMakeOrExtendItsClass() {
    new Module(dir)
        .file("p/A", "package p; class A { A() { } }")
        .file("p/B", "package p; class B { Object g() { return new A(); } }")
        .file("p/S", "package p; class S extends A { }")
        .file("p/C", "package p; class C { A a; Object g() { return new Object(); } }")
        .file("p/D", "package p; class D { A a; }")
        .built()
        .edit("p/A", "A() { }", "A(int... i) { }")
        .compiles("p/A", "p/B", "p/S")
        .because("p/B", "a constructor of p.A changed");
  }

  @Test
  void flagsOfAnInnerClassReachItsUsers() {
    new Module(dir)
        .file("p/A", "package p; class A { static class N { } int i; }")
        .file("p/B", "package p; class B { A.N n; }")
        .file("p/C", "package p; class C { int g(A a) { return a.i; } }")
        .built()
        .edit("p/A", "static class N", "static final class N")
        .compiles("p/A", "p/B");
  }

  @Test
  void anEnumConstantReachesSwitches() {
    new Module(dir)
        .file("p/E", "package p; enum E { X, Y }")
        .file(
            "p/B",
            "package p; class B { int g(E e) { switch (e) { case Y: return 1; default: return 2; } } }")
        .file("p/C", "package p; class C { E e = E.Y; }")
        .file("p/D", "package p; class D { E[] e = E.values(); }")
        .built()
        .edit("p/E", "X, Y", "X, Z, Y")
        .compiles("p/E", "p/B");
  }

  @Test
  void anAnnotationOfAMemberReachesItsUsers() {
    house(PROVIDER).edit("p/A", "public int f", "@Deprecated public int f").compiles("p/A", "p/B");
  }
}
