package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Files that an edit reaches though they neither name nor hold what changed. */
class RelationsTest extends DirectedCase {
  private static final String DOGS =
      "package p; class Dogs implements java.util.function.Supplier<Dog> {"
          + " public Dog get() { return null; } }";

  private static final String NESTED = "package p; public class O { static class C { } }";

  private Module module() {
    return new Module(dir);
  }

  // --- what a type is related to

  @Test
  void aSupertypeOfATypeArgumentOfASupertype() {
    module()
        .file("p/Animal", "package p; class Animal { }")
        .file("p/Dog", "package p; class Dog extends Animal { }")
        .file("p/Dogs", DOGS)
        .file(
            "p/U",
            "package p; import java.util.function.*; class U { static int f(Object o) { return 1; }"
                + " static int f(Supplier<? extends Animal> o) { return 2; } }")
        .file("p/B", "package p; class B { int g() { return U.f(new Dogs()); } }")
        .file("p/C", "package p; class C { Animal a; }")
        .built()
        .edit("p/Dog", " extends Animal", "")
        .compiles("p/Dog", "p/Dogs", "p/B")
        .because("p/B", "the declaration of p.Dog changed");
  }

  @Test
  void aSupertypeOfATypeArgumentThatWasNeeded() {
    module()
        .file("p/Animal", "package p; class Animal { }")
        .file("p/Dog", "package p; class Dog extends Animal { }")
        .file("p/Dogs", DOGS)
        .file("p/More", "package p; class More extends Dogs { }")
        .file(
            "p/B",
            "package p; class B { java.util.function.Supplier<? extends Animal> s = new More(); }")
        .built()
        .edit("p/Dog", " extends Animal", "")
        .wholly(FAILS);
  }

  @Test
  void aBoundOfATypeParameter() {
    module()
        .file("p/C", "package p; class C extends Y { }")
        .file("p/Y", "package p; class Y { }")
        .file("p/G", "package p; class G<T extends Comparable<? super C>> { }")
        .file(
            "p/X",
            "package p; class X implements Comparable<Y> {"
                + " public int compareTo(Y y) { return 0; } }")
        .file("p/B", "package p; class B { G<X> g; }")
        .built()
        .edit("p/C", " extends Y", "")
        .wholly(FAILS);
  }

  @Test
  void aPermittedSubtypeThatIsFinalNow() {
    module()
        .file("p/S", "package p; sealed interface S permits A { }")
        .file("p/A", "package p; non-sealed class A implements S { }")
        .file("p/B", "package p; class B { Object g(S s) { return (Runnable) s; } }")
        .built()
        .edit("p/A", "non-sealed", "final")
        .wholly(FAILS);
  }

  @Test
  void aPermittedSubtypeOfAPermittedSubtype() {
    module()
        .file("p/S", "package p; sealed interface S permits M { }")
        .file("p/M", "package p; sealed interface M extends S permits A { }")
        .file("p/A", "package p; non-sealed class A implements M { }")
        .file("p/B", "package p; class B { Object g(S s) { return (Runnable) s; } }")
        .file("p/C", "package p; class C { Runnable r; }")
        .built()
        .edit("p/A", "non-sealed", "abstract non-sealed")
        .compiles("p/A", "p/M", "p/S", "p/B")
        .edit("p/A", "abstract non-sealed", "final")
        .wholly(FAILS);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aPermittedSubtypeThatACaseNeedNotCover() {
    module()
        .file("p/S", "package p; sealed interface S<T> permits A, C { }")
        .file("p/A", "package p; final class A<T> implements S<T> { }")
        .file("p/C", "package p; final class C implements S<String> { }")
        .file(
            "p/B",
            "package p; class B {"
                + " int g(S<Integer> s) { return switch (s) { case A<Integer> a -> 1; }; } }")
        .built()
        .edit("p/C", "S<String>", "S<Integer>")
        .wholly(FAILS);
  }

  // --- methods that are called by names that stand nowhere

  @Test
  void aParameterOfTheMethodOfAReference() {
    module()
        .file("p/I", "package p; interface I { }")
        .file("p/P", "package p; class P { }")
        .file("p/F", "package p; interface F { void m(P p); }")
        .file("p/A", "package p; class A { static void f(Object o) { } static void f(I i) { } }")
        .file("p/B", "package p; class B { F f = A::f; }")
        .file("p/C", "package p; class C { F f; A a; }")
        .built()
        .edit("p/P", "class P", "class P implements I")
        .compiles("p/P", "p/F", "p/B");
  }

  @Test
  void theResultOfTheMethodOfALambda() {
    module()
        .file("p/O", NESTED)
        .file("p/F", "package p; interface F { O.C m(); }")
        .file("p/B", "package p; class B { F f = () -> null; }")
        .file("p/C", "package p; class C { F f; }")
        .built()
        .edit("p/O", "static class C", "public static class C")
        .compiles("p/O", "p/F", "p/B");
  }

  @Test
  void theResultOfAMethodThatTellsWhichOverloadTakesALambda() {
    module()
        .file("p/Q", "package p; interface Q { }")
        .file("p/R", "package p; interface R extends Q { }")
        .file("p/F", "package p; interface F { R m(); }")
        .file("p/G", "package p; interface G { Q m(); }")
        .file(
            "p/U",
            "package p; class U { static int f(F f) { return 1; }"
                + " static long f(G f) { return 1; } }")
        .file("p/B", "package p; class B { Object o = U.f(() -> null); }")
        .built()
        .edit("p/R", " extends Q", "")
        .edit("p/Q", "Q", "Q extends R")
        .compiles("p/Q", "p/R", "p/F", "p/G", "p/U", "p/B");
  }

  @Test
  void aDefaultMethodThatLeavesOneAbstractMethod() {
    module()
        .file("p/G", "package p; interface G { void a(); }")
        .file("p/F", "package p; interface F extends G { void b(String s); }")
        .file("p/H", "package p; interface H { void h(Object o); }")
        .file(
            "p/U",
            "package p; class U { static int g(H h) { return 1; }"
                + " static long g(F f) { return 1; } }")
        .file("p/B", "package p; class B { Object o = U.g(s -> { }); }")
        .built()
        .edit("p/F", "void b", "default void a() { } void b")
        .wholly(FAILS); // B's lambda may be either
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void theTypeOfAComponentThatAPatternTakes() {
    module()
        .file("p/O", NESTED)
        .file("p/R", "package p; record R(O.C c) { }")
        .file(
            "p/B",
            "package p; class B { boolean g(Object o) { return o instanceof R(Object x); } }")
        .built()
        .edit("p/O", "static class C", "public static class C")
        .compiles("p/O", "p/R", "p/B");
  }

  // --- what a class inherits

  @Test
  void theSignatureOfAMethodForWhichThereIsABridge() {
    module()
        .file("p/O", NESTED)
        .file("p/A", "package p; class A { public void f(O.C c) { } O.C field; }")
        .file("p/S", "package p; public class S extends A { }")
        .file("p/T", "package p; class T { O o; }")
        .built()
        .edit("p/O", "static class C", "public static class C")
        .compiles("p/O", "p/A", "p/S");
  }

  @Test
  void theSignatureOfAMethodThatImplementsAnotherOne() {
    module()
        .file("p/Q", "package p; class Q { }")
        .file("p/R", "package p; class R extends Q { }")
        .file("p/A", "package p; class A { public R f() { return null; } }")
        .file("p/J", "package p; interface J { Q f(); }")
        .file("p/S", "package p; class S extends A implements J { }")
        .built()
        .edit("p/R", " extends Q", "")
        .wholly(FAILS);
  }

  @Test
  void aFieldThatIsInheritedConcernsNobody() {
    module()
        .file("p/O", NESTED)
        .file("p/A", "package p; class A { O.C c; }")
        .file("p/S", "package p; class S extends A { }")
        .built()
        .edit("p/O", "static class C", "public static class C")
        .compiles("p/O", "p/A");
  }

  // --- names

  @Test
  void aTypeWithADollarInItsName() {
    module()
        .file("q/$X", "package q; public class $X { }")
        .file("q/Y$Z", "package q; public class Y$Z { }")
        .file("p/B", "package p; import q.*; class B { $X x; }")
        .file("p/C", "package p; import q.*; class C { Y$Z x; }")
        .built()
        .file("p/$X", "package p; class $X { }")
        .compiles("p/$X", "p/B")
        .file("p/Y$Z", "package p; class Y$Z { }")
        .compiles("p/Y$Z", "p/C");
  }

  @Test
  void anImportInAFileWithoutAClass() {
    module()
        .file("p/A", "package p; public class A { public static void f() { } int g; }")
        .file("p/B", "import static p.A.f;")
        .built()
        .edit("p/A", "int g", "long g")
        .compiles("p/A")
        .edit("p/A", "void f", "void h")
        .wholly(FAILS);
  }

  @Test
  void aClassThatMovesToAFileOfAnotherName() {
    module()
        .file("p/N", "package p; class N { }")
        .file("p/A", "package p; class A { }")
        .file("p/B", "package p; class B { Object o = new Object(); }")
        .file("p/C", "package p; class C { N n; }")
        .built()
        .delete("p/N")
        .edit("p/A", "class A { }", "class A { } class N { }")
        .compiles("p/A", "p/C"); // which javac warns of
  }
}
