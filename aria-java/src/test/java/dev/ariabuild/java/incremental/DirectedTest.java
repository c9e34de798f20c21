package dev.ariabuild.java.incremental;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule: an edit, then exactly the files that are compiled; the result is compared. */
class DirectedTest {
  static final String FAILS = "the affected files alone do not compile";

  @TempDir Path dir;

  /** A provider, a user of {@code f}, a holder who does not use it, and a stranger. */
  private Module house(String provider) {
    return new Module(dir)
        .file("p/A", provider)
        .file("p/B", "package p; class B { Object g(A a) { return a.f(1); } }")
        .file("p/C", "package p; class C { A a; int h() { return 1; } }")
        .file("p/D", "package p; class D { int f; }")
        .built();
  }

  private static final String PROVIDER =
      "package p; public class A { public int f(int i) { return 1; } int x() { return 3; } }";

  // --- what concerns nobody else

  @Test
  void aBodyEdit() {
    house(PROVIDER).edit("p/A", "return 1", "return 2").compiles("p/A");
  }

  @Test
  void aLineShift() {
    house(PROVIDER).edit("p/A", "package p;", "package p;\n\n").compiles("p/A");
  }

  @Test
  void aPrivateMember() {
    house(PROVIDER)
        .edit("p/A", "int x()", "private int y = 3; private int z() { return y; } int x()")
        .compiles("p/A")
        .edit("p/A", "private int y = 3", "private long y = 4")
        .edit("p/A", "private int z()", "private long z()")
        .compiles("p/A");
  }

  @Test
  void aLocalAndAnAnonymousClass() {
    house(PROVIDER)
        .edit("p/A", "return 3;", "class L {} new L(); new Object() {}; return 3;")
        .compiles("p/A")
        .edit("p/A", "class L {} new L(); new Object() {};", "")
        .compiles("p/A");
  }

  @Test
  void aBodyOfADefaultMethod() {
    new Module(dir)
        .file("p/I", "package p; interface I { default int f() { return 1; } }")
        .file("p/B", "package p; class B implements I { int g() { return f(); } }")
        .built()
        .edit("p/I", "return 1", "return 2")
        .compiles("p/I");
  }

  @Test
  void aStaticInitialiser() {
    house(PROVIDER).edit("p/A", "int x()", "static { System.gc(); } int x()").compiles("p/A");
  }

  @Test
  void anUnusedMemberAdded() {
    house(PROVIDER).edit("p/A", "int x()", "int unheard() { return 1; } int x()").compiles("p/A");
  }

  @Test
  void theSameNameInATypeThatIsNotUsed() {
    house(PROVIDER).edit("p/D", "int f", "long f").compiles("p/D");
  }

  @Test
  void anAnonymousClassOfTheJdkWithArguments() {
    new Module(dir)
        .file("p/A", "package p; class A { Object o = new Thread(\"a\") { }; int i = 1; }")
        .file(
            "p/B",
            "package p; class B { Object o = new java.util.ArrayList<String>(3) { }; int i = 1; }")
        .built()
        .edit("p/A", "i = 1", "i = 2")
        .compiles("p/A")
        .edit("p/B", "i = 1", "i = 2")
        .compiles("p/B");
  }

  /** The classes of a release come from elsewhere, also after one of the module's own. */
  @Test
  void anAnonymousClassOfTheJdkWithArgumentsForARelease() {
    String release = String.valueOf(Runtime.version().feature());
    for (String option : List.of(release, "11")) {
      new Module(dir.resolve(option), "--release", option)
          .file("p/Own", "package p; class Own { Own(int own) { } }")
          .file(
              "p/A",
              "package p; class A { Object o = new Own(1) { }; int i = 1; static class In {"
                  + " Object b = new java.io.ByteArrayInputStream(new byte[0]) { };"
                  + " Object t = new Throwable(\"a\") { }; } }")
          .built()
          .edit("p/A", "i = 1", "i = 2")
          .compiles("p/A");
    }
  }

  @Test
  void nothing() {
    house(PROVIDER).compiles();
  }

  // --- members

  @Test
  void aReturnType() {
    house(PROVIDER)
        .edit("p/A", "public int f", "public long f")
        .compiles("p/A", "p/B")
        .because("p/B", "p.A.f changed")
        .because("p/A", "it changed");
  }

  @Test
  void aMoreFittingOverload() {
    house(PROVIDER.replace("int i", "long i"))
        .edit("p/A", "int x()", "public String f(int i) { return null; } int x()")
        .compiles("p/A", "p/B");
  }

  @Test
  void aRemovedOverload() {
    house(PROVIDER.replace("int x()", "public String f(long i) { return null; } int x()"))
        .edit("p/A", "public int f(int i) { return 1; }", "")
        .compiles("p/A", "p/B");
  }

  @Test
  void aParameterType() {
    house(PROVIDER).edit("p/A", "int i", "long i").compiles("p/A", "p/B");
  }

  @Test
  void flagsOfAMethod() {
    house(PROVIDER).edit("p/A", "public int f", "public static int f").compiles("p/A", "p/B");
  }

  @Test
  void checkedExceptions() {
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
  void aFieldType() {
    new Module(dir)
        .file("p/A", "package p; class A { int n; }")
        .file("p/B", "package p; class B { Object g(A a) { return a.n; } }")
        .file("p/C", "package p; class C { A a; }")
        .built()
        .edit("p/A", "int n", "long n")
        .compiles("p/A", "p/B");
  }

  @Test
  void aConstantIsInlined() {
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
  void aConstantOfAConstant() {
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
  void aConstantByStaticImport() {
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
  void aConstantInACaseLabel() {
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
  void aConstantInAnAnnotation() {
    new Module(dir)
        .file("p/A", "package p; class A { static final String K = \"1\"; }")
        .file(
            "p/B", "package p; @SuppressWarnings(A.K) class B { @Deprecated(since = A.K) int g; }")
        .built()
        .edit("p/A", "\"1\"", "\"2\"")
        .compiles("p/A", "p/B");
  }

  @Test
  void aConstantThatIsNoneAnyMore() {
    new Module(dir)
        .file("p/A", "package p; class A { static final int K = 1; }")
        .file("p/B", "package p; class B { int g() { return A.K; } }")
        .built()
        .edit("p/A", "K = 1", "K = Integer.valueOf(1)")
        .compiles("p/A", "p/B");
  }

  @Test
  void anInheritedMember() {
    new Module(dir)
        .file("p/A", "package p; class A { int f() { return 1; } }")
        .file("p/S", "package p; class S extends A { }")
        .file("p/B", "package p; class B { Object g(S s) { return s.f(); } }")
        .file("p/C", "package p; class C { S s; }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/S", "p/B");
  }

  @Test
  void anAbstractMethodForSubtypes() {
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
  void aBridgeOfASubtypeOfASubtype() {
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
  void aConstructor() {
    new Module(dir)
        .file("p/A", "package p; class A { A() { } }")
        .file("p/B", "package p; class B { Object g() { return new A(); } }")
        .file("p/S", "package p; class S extends A { }")
        .file("p/C", "package p; class C { A a; Object g() { return new Object(); } }")
        .file("p/D", "package p; class D { A a; }")
        .built()
        .edit("p/A", "A() { }", "A(int... i) { }")
        .compiles("p/A", "p/B", "p/S", "p/C")
        .because("p/B", "a constructor of p.A changed");
  }

  @Test
  void anInnerClassAndItsFlags() {
    new Module(dir)
        .file("p/A", "package p; class A { static class N { } int i; }")
        .file("p/B", "package p; class B { A.N n; }")
        .file("p/C", "package p; class C { int g(A a) { return a.i; } }")
        .built()
        .edit("p/A", "static class N", "static final class N")
        .compiles("p/A", "p/B");
  }

  @Test
  void anEnumConstant() {
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
  void anAnnotationOfAMember() {
    house(PROVIDER).edit("p/A", "public int f", "@Deprecated public int f").compiles("p/A", "p/B");
  }

  // --- implied names

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
  void forEachCallsNextOfAnIteratorOfOurs() {
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

  // --- lambdas and method references

  @Test
  void theMethodOfAFunctionalInterface() {
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
  void anOverloadWhoseParameterBecomesFunctional() {
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
  void aMethodThatAReferenceNames() {
    new Module(dir)
        .file("p/A", "package p; class A { static Integer f(Object o) { return 1; } }")
        .file("p/B", "package p; class B { java.util.function.Function<String, Object> f = A::f; }")
        .file("p/C", "package p; class C { A a; }")
        .built()
        .edit("p/A", "Integer f(Object o)", "Number f(Object o)")
        .compiles("p/A", "p/B");
  }

  @Test
  void anInterfaceOfTwoMethodsIsNoTarget() {
    new Module(dir)
        .file("p/G", "package p; interface G { void g(); void h(); }")
        .file("p/U", "package p; class U { void g(G g) { } void k() { } }")
        .file("p/V", "package p; class V { void h(U u) { u.k(); u.g(null); } }")
        .built()
        .edit("p/G", "void g();", "int g();")
        .compiles("p/G", "p/V"); // which names a g and has G at hand
  }

  // --- headers

  @Test
  void aSupertype() {
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
  void aSupertypeOfASupertype() {
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
  void aTypeOnlyInTheMiddleOfAnExpression() {
    new Module(dir)
        .file("p/A", "package p; class A { int f() { return 1; } }")
        .file("p/M", "package p; class M { A a() { return null; } }")
        .file("p/B", "package p; class B { Object g(M m) { return m.a().f(); } }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B");
  }

  @Test
  void aTypeOnlyInATypeArgument() {
    new Module(dir)
        .file("p/A", "package p; class A { int f() { return 1; } }")
        .file("p/M", "package p; class M { java.util.List<? extends A> a() { return null; } }")
        .file("p/B", "package p; class B { Object g(M m) { return m.a().get(0).f(); } }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B");
  }

  @Test
  void aTypeParameter() {
    new Module(dir)
        .file("p/A", "package p; class A<T extends CharSequence> { T t; }")
        .file("p/B", "package p; class B { Object g(A<String> a) { return a.t; } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "CharSequence", "Comparable<String>")
        .compiles("p/A", "p/B");
  }

  @Test
  void sealedAndPermits() {
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
  void aRecordComponent() {
    new Module(dir)
        .file("p/R", "package p; record R(int a) { }")
        .file("p/B", "package p; class B { Object g(R r) { return r.a(); } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/R", "int a", "long a")
        .compiles("p/R", "p/B");
  }

  @Test
  void aClassThatBecomesAnInterface() {
    new Module(dir)
        .file("p/A", "package p; class A { static int f() { return 1; } }")
        .file("p/B", "package p; class B { int g() { return A.f(); } }")
        .file("p/C", "package p; class C { int i; }")
        .built()
        .edit("p/A", "class A", "interface A")
        .compiles("p/A", "p/B");
  }

  @Test
  void anExceptionThatIsNoLongerChecked() {
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
  void thePrivateClassThatACallerHolds() {
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

  // --- annotations

  @Test
  void anAnnotationType() {
    new Module(dir)
        .file(
            "p/N",
            "package p; import java.lang.annotation.*; @Retention(RetentionPolicy.CLASS) @interface N { }")
        .file("p/B", "package p; @N class B { }")
        .file("p/C", "package p; class C { @N int i; }")
        .file("p/D", "package p; class D { int i; }")
        .built()
        .edit("p/N", "CLASS", "RUNTIME")
        .compiles("p/N", "p/B", "p/C");
  }

  @Test
  void anElementOfAnAnnotationType() {
    new Module(dir)
        .file("p/N", "package p; @interface N { int a() default 1; }")
        .file("p/B", "package p; @N class B { }")
        .file("p/D", "package p; class D { int i; }")
        .built()
        .edit("p/N", "default 1;", "default 1; int b() default 2;")
        .compiles("p/N", "p/B");
  }

  @Test
  void theContainerOfARepeatableAnnotation() {
    new Module(dir)
        .file(
            "p/N",
            "package p; import java.lang.annotation.*; @Repeatable(M.class) @interface N { }")
        .file(
            "p/M",
            "package p; import java.lang.annotation.*; @Retention(RetentionPolicy.CLASS) @interface M { N[] value(); }")
        .file("p/B", "package p; @N @N class B { }")
        .file("p/D", "package p; class D { int i; }")
        .built()
        .edit("p/M", "CLASS", "RUNTIME")
        .edit("p/N", "@Repeatable", "@Retention(RetentionPolicy.RUNTIME) @Repeatable")
        .compiles("p/N", "p/M", "p/B");
  }

  @Test
  void theTargetOfATypeAnnotation() {
    new Module(dir)
        .file(
            "p/N",
            "package p; import java.lang.annotation.*; @Target({ElementType.FIELD}) @interface N { }")
        .file("p/B", "package p; class B { @N String s; }")
        .built()
        .edit("p/N", "ElementType.FIELD", "ElementType.FIELD, ElementType.TYPE_USE")
        .compiles("p/N", "p/B");
  }

  // --- types that come and go

  @Test
  void aNewTypeOfThePackageShadowsAnImportOnDemand() {
    new Module(dir)
        .file("q/X", "package q; public class X { }")
        .file("p/B", "package p; import q.*; class B { X x; }")
        .file("p/C", "package p; import q.*; class C { }")
        .file("r/D", "package r; class D { }")
        .built()
        .file("p/X", "package p; class X { }")
        .compiles("p/X", "p/B")
        .because("p/X", "it is new")
        .because("p/B", "p.X is new");
  }

  @Test
  void aNewTypeShadowsOneOfJavaLang() {
    new Module(dir)
        .file(
            "p/B",
            "package p; class B { Object g() { return new Compiler(); } static class Compiler { } }")
        .file("p/C", "package p; class C { Record r; }")
        .built()
        .file("p/Record", "package p; class Record { }")
        .compiles("p/Record", "p/C");
  }

  @Test
  void aNewMemberTypeShadows() {
    new Module(dir)
        .file("p/X", "package p; class X { }")
        .file("p/A", "package p; class A { }")
        .file("p/S", "package p; class S extends A { X x; }")
        .file("p/T", "package p; class T { int i; }")
        .built()
        .edit("p/A", "{ }", "{ static class X { } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aDeletedTypeThatShadowed() {
    new Module(dir)
        .file("q/X", "package q; public class X { }")
        .file("p/X", "package p; class X { }")
        .file("p/B", "package p; import q.*; class B { X x; }")
        .file("p/C", "package p; import q.*; class C { }")
        .built()
        .delete("p/X")
        .compiles("p/B");
  }

  @Test
  void aDeletedTypeThatNobodyUsed() {
    new Module(dir)
        .file("p/A", "package p; class A { class N { } Object o = new Object() { }; }")
        .file("p/B", "package p; class B { }")
        .built()
        .delete("p/A")
        .compiles();
  }

  @Test
  void aDeletedTypeThatSomebodyUses() {
    new Module(dir)
        .file("p/A", "package p; class A { }")
        .file("p/B", "package p; class B { A a; }")
        .built()
        .delete("p/A")
        .wholly(FAILS);
  }

  @Test
  void aTypeThatMovesToAnotherFile() {
    new Module(dir)
        .file("p/A", "package p; class A { } class N { }")
        .file("p/B", "package p; class B { N n; }")
        .file("p/C", "package p; class C { }")
        .built()
        .edit("p/A", "class N { }", "")
        .edit("p/C", "class C { }", "class C { } class N { }")
        .compiles("p/A", "p/C");
  }

  @Test
  void aRenamedFile() {
    new Module(dir)
        .file("p/A", "package p; class N { int i; }")
        .file("p/B", "package p; class B { N n; }")
        .built()
        .delete("p/A")
        .file("p/N", "package p; class N { int i; }")
        .compiles("p/N", "p/B"); // N was an auxiliary class, of which javac may warn
  }

  @Test
  void aSecondDeclarationOfAClassIsSeen() {
    new Module(dir)
        .file("p/A", "package p; class A { } class N { }")
        .file("p/B", "package p; class B { }")
        .built()
        .edit("p/B", "class B { }", "class B { } class N { }")
        .wholly(FAILS);
  }

  @Test
  void aPackageThatIsImportedOnDemandAndGoes() {
    new Module(dir)
        .file("q/X", "package q; public class X { }")
        .file("p/B", "package p; import q.*; class B { }")
        .file("p/C", "package p; class C { }")
        .built()
        .delete("q/X")
        .wholly(FAILS);
  }

  @Test
  void anAnonymousClassThatGoesLeavesNoFile() {
    house(PROVIDER.replace("return 3;", "new Object() { }; return 3;"))
        .edit("p/A", "new Object() { };", "")
        .compiles("p/A");
  }

  // --- byte identity

  @Test
  void aRenamedParameterOfAConstructorThatAnAnonymousClassCalls() {
    new Module(dir, "-parameters")
        .file("p/A", "package p; class A { A(int one) { } }")
        .file("p/B", "package p; class B { A a = new A(1) { }; }")
        .file("p/C", "package p; class C { A a = new A(1); }")
        .built()
        .edit("p/A", "int one", "int two")
        .compiles("p/A", "p/B")
        .because("p/B", "parameters of p.A were renamed");
  }

  @Test
  void anUntouchedConstructorThatAnAnonymousClassCalls() {
    new Module(dir, "-parameters")
        .file("p/A", "package p; class A { A(int one) { } }")
        .file("p/B", "package p; class B { A a = new A(1) { }; int i = 1; }")
        .built()
        .edit("p/B", "i = 1", "i = 2")
        .compiles("p/B");
  }

  @Test
  void aRenamedParameterThatABridgeShows() {
    new Module(dir, "-parameters")
        .file("p/I", "package p; interface I<X> { void f(X x); }")
        .file("p/A", "package p; class A { public void f(String one) { } }")
        .file("p/S", "package p; class S extends A implements I<String> { }")
        .file("p/B", "package p; class B { void g(A a) { a.f(\"\"); } }")
        .built()
        .edit("p/A", "String one", "String two")
        .compiles("p/A", "p/S");
  }

  @Test
  void theOrderOfMembersShowsInBridges() {
    new Module(dir)
        .file("p/I", "package p; interface I<X> { void f(X x); void g(X x); }")
        .file(
            "p/A", "package p; class A { public void f(String s) { } public void g(String s) { } }")
        .file("p/S", "package p; class S extends A implements I<String> { }")
        .file("p/B", "package p; class B { void g(I<String> i) { i.f(\"\"); } }")
        .built()
        .edit("p/I", "void f(X x); void g(X x);", "void g(X x); void f(X x);")
        .compiles("p/I", "p/S");
  }

  // --- packages and modules

  @Test
  void packageInfo() {
    new Module(dir)
        .file("p/package-info", "package p;")
        .file("p/A", "package p; class A { }")
        .file("p/B", "package p; class B { }")
        .file("q/C", "package q; class C { }")
        .built()
        .edit("p/package-info", "package p;", "@Deprecated package p;")
        .compiles("p/package-info", "p/A", "p/B")
        .because("p/A", "package-info.java of its package changed")
        .compiles();
  }

  @Test
  void packageInfoUsesAConstant() {
    new Module(dir)
        .file("p/package-info", "@Deprecated(since = q.K.V) package p;")
        .file("q/K", "package q; public class K { public static final String V = \"1\"; int o; }")
        .file("q/C", "package q; class C { }")
        .built()
        .edit("q/K", "\"1\"", "\"2\"")
        .compiles("q/K", "p/package-info")
        .edit("q/K", "int o", "long o")
        .compiles("q/K");
  }

  @Test
  void moduleInfo() {
    new Module(dir)
        .file("module-info", "module m { exports p; }")
        .file("p/A", "package p; public class A { int f() { return 1; } }")
        .file("q/B", "package q; class B { Object g(p.A a) { return a; } }")
        .built()
        .edit("p/A", "return 1", "return 2")
        .compiles("p/A")
        .edit("module-info", "exports p;", "")
        .wholly("module-info.java changed");
  }

  @Test
  void emptyFilesAndSeveralClassesInAFile() {
    new Module(dir)
        .file("p/Empty", "")
        .file("p/Comment", "/* nothing */")
        .file("p/A", "package p; class A { } class A2 { int f() { return 1; } } interface A3 { }")
        .file("p/B", "package p; class B { Object g(A2 a) { return a.f(); } }")
        .built()
        .compiles()
        .edit("p/A", "return 1", "return 2")
        .compiles("p/A")
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B")
        .file("p/Empty", "package p; class Empty { }")
        .compiles("p/Empty");
  }

  // --- failures

  @Test
  void aCompileErrorLeavesTheOldStateAndTheFixIsRight() {
    Module module =
        house(PROVIDER)
            .edit("p/A", "return 1;", "return nonsense;")
            .wholly(FAILS)
            .edit("p/A", "return nonsense;", "return 4;")
            .compiles("p/A");
    module.edit("p/A", "return 4", "return 5").compiles("p/A");
  }

  @Test
  void twoFilesThatOnlyFitTogether() {
    house(PROVIDER)
        .edit("p/A", "f(int i)", "renamed(int i)")
        .edit("p/B", "a.f(1)", "a.renamed(1)")
        .compiles("p/A", "p/B");
  }

  @Test
  void aUserThatNoLongerCompiles() {
    house(PROVIDER).edit("p/A", "f(int i)", "renamed(int i)").wholly(FAILS);
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
