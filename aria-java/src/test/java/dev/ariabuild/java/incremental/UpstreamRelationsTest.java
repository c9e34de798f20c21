package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** The same as {@link RelationsTest} where what lies between is in modules that did not change. */
class UpstreamRelationsTest extends UpstreamCase {
  private Module animals() {
    return module("up")
        .file("p/Animal", "package p; public class Animal { }")
        .file("p/Dog", "package p; public class Dog extends Animal { }")
        .built();
  }

  @Test
  void aTypeArgumentOfASupertypeOfAClassBetween() {
    Module up = animals();
    Module mid =
        module("mid")
            .on(up)
            .file("m/Puppy", "package m; public class Puppy extends p.Dog { }")
            .file(
                "m/Dogs",
                "package m; public class Dogs implements java.util.function.Supplier<Puppy> {"
                    + " public Puppy get() { return null; } }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file(
                "q/U",
                "package q; import java.util.function.*; class U {"
                    + " static int f(Object o) { return 1; }"
                    + " static int f(Supplier<? extends p.Animal> o) { return 2; } }")
            .file("q/B", "package q; class B { int g() { return U.f(new m.Dogs()); } }")
            .file("q/C", "package q; class C { p.Animal a; }")
            .built();
    up.edit("p/Dog", " extends Animal", "").compiles("p/Dog");
    mid.compiles("m/Puppy", "m/Dogs");
    down.compiles("q/B");
  }

  @Test
  void aPermittedSubtypeThatIsFinalNow() {
    Module up =
        module("up")
            .file("p/S", "package p; public sealed interface S permits M { }")
            .file("p/M", "package p; public sealed interface M extends S permits A { }")
            .file("p/A", "package p; public non-sealed class A implements M { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B { Object g(p.S s) { return (Runnable) s; } }")
            .file("q/C", "package q; class C { Runnable r; }")
            .built();
    up.edit("p/A", "non-sealed", "abstract non-sealed").partly();
    down.compiles("q/B");
    up.edit("p/A", "abstract non-sealed", "final").partly();
    down.wholly(FAILS);
  }

  @Test
  void aParameterOfTheMethodOfAReference() {
    Module up =
        module("up")
            .file("p/I", "package p; public interface I { }")
            .file("p/P", "package p; public class P { }")
            .built();
    Module mid =
        module("mid")
            .on(up)
            .file("m/F", "package m; public interface F { void take(p.P p); }")
            .file(
                "m/A",
                "package m; public class A { public static void f(Object o) { }"
                    + " public static void f(p.I i) { } }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { m.F f = m.A::f; }")
            .file("q/C", "package q; class C { m.F f; m.A a; }")
            .built();
    up.edit("p/P", "class P", "class P implements I").compiles("p/P");
    mid.compiles("m/F");
    down.compiles("q/B");
  }

  @Test
  void theResultOfAMethodThatTellsWhichOverloadTakesALambda() {
    Module up =
        module("up")
            .file("p/Q", "package p; public interface Q { }")
            .file("p/R", "package p; public interface R extends Q { }")
            .built();
    Module mid =
        module("mid")
            .on(up)
            .file("m/F", "package m; public interface F { p.R m(); }")
            .file("m/G", "package m; public interface G { p.Q m(); }")
            .file(
                "m/U",
                "package m; public class U { public static int f(F f) { return 1; }"
                    + " public static long f(G f) { return 1; } }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { Object o = m.U.f(() -> null); }")
            .file("q/C", "package q; class C { m.U u; }")
            .built();
    up.edit("p/R", " extends Q", "").edit("p/Q", "Q", "Q extends R").compiles("p/Q", "p/R");
    mid.partly();
    down.compiles("q/B");
  }

  @Test
  void aMethodThatImplementsAnotherOne() {
    Module up =
        module("up")
            .file("p/Q", "package p; public class Q { }")
            .file("p/R", "package p; public class R extends Q { }")
            .built();
    Module mid =
        module("mid")
            .on(up)
            .file("m/A", "package m; public class A { public p.R f() { return null; } }")
            .file("m/J", "package m; public interface J { p.Q f(); }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/S", "package q; class S extends m.A implements m.J { }")
            .file("q/C", "package q; class C { m.A a; }")
            .built();
    up.edit("p/R", " extends Q", "").compiles("p/R");
    mid.compiles("m/A");
    down.wholly(FAILS);
  }

  @Test
  void aDefaultMethodThatLeavesOneAbstractMethod() {
    Module up =
        module("up")
            .file("p/G", "package p; public interface G { void a(); }")
            .file("p/F", "package p; public interface F extends G { void b(String s); }")
            .built();
    Module mid =
        module("mid")
            .on(up)
            .file("m/H", "package m; public interface H { void h(Object o); }")
            .file(
                "m/U",
                "package m; public class U { public static int g(H h) { return 1; }"
                    + " public static long g(p.F f) { return 1; } }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { Object o = m.U.g(s -> { }); }")
            .built();
    up.edit("p/F", "void b", "default void a() { } void b").compiles("p/F");
    mid.partly();
    down.wholly(FAILS);
  }

  @Test
  void aTypeWithADollarInItsName() {
    Module up =
        module("up")
            .file("p/A", "package p; public class A { }")
            .file("z/$X", "package z; public class $X { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; import z.*; class B { $X x; p.A a; }")
            .file("q/C", "package q; import z.*; class C { p.A a; }")
            .built();
    up.file("q/$X", "package q; public class $X { }").compiles("q/$X");
    down.compiles("q/B");
  }

  @Test
  void aDefaultMethodOfTheModuleItselfForAnAbstractOneFarUpstream() {
    Module up =
        module("up")
            .file("p/G", "package p; public interface G { void a(); }")
            .file("p/F", "package p; public interface F extends G { void b(String s); }")
            .built();
    module("down")
        .on(up)
        .file("q/E", "package q; interface E extends p.F { }")
        .file("q/H", "package q; interface H { void h(Object o); }")
        .file(
            "q/U",
            "package q; class U { static int g(H h) { return 1; }"
                + " static long g(E e) { return 1; } }")
        .file("q/B", "package q; class B { Object o = U.g(s -> { }); }")
        .built()
        .edit("q/E", "{ }", "{ default void a() { } }")
        .wholly(FAILS);
  }
}
