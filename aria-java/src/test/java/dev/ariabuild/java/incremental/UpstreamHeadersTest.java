package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A type upstream is another, beside its members: those that use it are compiled. */
class UpstreamHeadersTest extends UpstreamCase {
  @Test
  void aSupertypeThatComesReachesCallsThatChooseByIt() {
    Module up =
        module("up")
            .file("p/A", "package p; public class A { }")
            .file("p/I", "package p; public interface I { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file(
                "q/B",
                "package q; class B { int f(Object o) { return 1; } int f(p.I i) { return 2; } }")
            .file("q/C", "package q; class C { int g(B b, p.A a) { return b.f(a); } }")
            .file("q/D", "package q; class D { B b; }")
            .built();
    up.edit("p/A", "class A", "class A implements I").compiles("p/A");
    down.compiles("q/C");
  }

  @Test
  void aTypeParameterThatComesReachesAllWhoHoldTheType() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "class A", "class A<T>").compiles("p/A");
    down.compiles("q/B", "q/D"); // q/C only names it, for a constant
  }

  @Test
  void permittedSubtypesReachUsersOfASealedType() {
    Module up =
        module("up", "--release", "17")
            .file("p/S", "package p; public sealed interface S permits X, Y { }")
            .file("p/X", "package p; public record X(int a) implements S { }")
            .file("p/Y", "package p; public record Y(int a) implements S { }")
            .built();
    Module down =
        module("down", "--release", "17")
            .on(up)
            .file("q/B", "package q; class B { Object g(p.S s) { return s; } }")
            .file("q/C", "package q; class C { p.X x; }")
            .file("q/D", "package q; class D { int d; }")
            .built();
    up.file("p/Z", "package p; public record Z(int a) implements S { }")
        .edit("p/S", "X, Y", "X, Y, Z");
    up.partly();
    down.compiles("q/B", "q/C");
  }

  @Test
  void aRecordComponentReachesReaders() {
    Module up = module("up").file("p/R", "package p; public record R(int a) { }").built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B { int g(p.R r) { return r.a(); } }")
            .file("q/C", "package q; class C { Object g() { return null; } }")
            .built();
    up.edit("p/R", "int a", "short a").compiles("p/R");
    down.compiles("q/B");
  }

  @Test
  void anEnumConstantReachesSwitches() {
    Module up = module("up").file("p/E", "package p; public enum E { X, Y }").built();
    Module down =
        module("down")
            .on(up)
            .file(
                "q/B",
                "package q; class B { int g(p.E e) { switch (e) { case X: return 1;"
                    + " default: return 2; } } }")
            .file("q/C", "package q; class C { p.E e = p.E.Y; }")
            .built();
    up.edit("p/E", "X, Y", "W, X, Y").compiles("p/E");
    down.compiles("q/B");
  }

  @Test
  void theRetentionOfAnAnnotationReachesThoseThatWearIt() {
    Module up =
        module("up")
            .file("p/N", "package p; public @interface N { }")
            .file("p/A", "package p; public class A { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; @p.N class B { }")
            .file("q/C", "package q; class C { p.A a; }")
            .built();
    up.edit(
            "p/N",
            "public",
            "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public")
        .compiles("p/N");
    down.compiles("q/B");
  }

  @Test
  void theContainerOfARepeatedAnnotationReachesThoseThatRepeatIt() {
    String runtime =
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public";
    Module up =
        module("up")
            .file(
                "p/N",
                "package p; @java.lang.annotation.Repeatable(Ns.class) public @interface N { }")
            .file("p/Ns", "package p; public @interface Ns { N[] value(); }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; @p.N @p.N class B { }")
            .file("q/C", "package q; class C { int c; }")
            .built();
    up.edit("p/Ns", "public", runtime).compiles("p/N", "p/Ns");
    down.compiles("q/B");
  }
}
