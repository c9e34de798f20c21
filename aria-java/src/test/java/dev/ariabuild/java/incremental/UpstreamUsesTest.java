package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A member changed upstream: its users are compiled. */
class UpstreamUsesTest extends UpstreamCase {
  @Test
  void aReturnTypeReachesCallersAndNotHolders() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.compiles("q/B").because("q/B", "p.A.f changed");
  }

  @Test
  void theSameHoldsForAnArchive() {
    Module up = up(PROVIDER).inAJar();
    Module down = down(up);
    up.edit("p/A", "public int x()", "public long x()").compiles("p/A");
    down.compiles();
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.compiles("q/B").because("q/B", "p.A.f changed");
  }

  @Test
  void anOwnEditIsCompiledWithWhatIsReached() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.edit("q/E", "int f", "int e").compiles("q/B", "q/E");
  }

  @Test
  void anOwnSignatureThatFollowsReachesItsUsers() {
    Module up = up(PROVIDER);
    Module down = module("down").on(up);
    down.file("q/B", "package q; class B { static final long J = p.A.K + 1; }");
    down.file("q/C", "package q; class C { long g() { return B.J; } }");
    down.file("q/D", "package q; class D { B b; }");
    down.built();
    up.edit("p/A", "K = 1", "K = 5").compiles("p/A");
    down.compiles("q/B", "q/C").because("q/C", "q.B.J changed");
  }

  @Test
  void anOverloadThatFitsBetterReachesCallersOfTheOther() {
    Module up = up(PROVIDER.replace("int i", "long i"));
    Module down = down(up);
    up.edit("p/A", "public int x()", "public String f(int i) { return null; } public int x()");
    up.compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void aRemovedOverloadReachesItsCallers() {
    Module up =
        up(PROVIDER.replace("public int x()", "public int f(long i) { return 2; } int x()"));
    Module down = down(up);
    up.edit("p/A", "public int f(int i) { return 1; }", "").compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void aConstantReachesThoseThatInlineIt() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "K = 1", "K = 7").compiles("p/A");
    down.compiles("q/C").because("q/C", "p.A.K changed");
  }

  @Test
  void aConstantReachesImportsOnDemandThatNameIt() {
    Module up = up(PROVIDER);
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; import static p.A.*; class B { int g() { return K; } }")
            .file("q/C", "package q; import static p.A.*; class C { int g() { return L; } }")
            .built();
    up.edit("p/A", "K = 1", "K = 7").compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void checkedExceptionsReachCallers() {
    Module up = up("package p; public class A { public void f() throws java.io.IOException {} }");
    Module down =
        module("down")
            .on(up)
            .file(
                "q/B",
                "package q; class B { void g(p.A a) {"
                    + " try { a.f(); } catch (java.io.IOException e) { } } }")
            .file("q/C", "package q; class C { p.A a; }")
            .built();
    up.edit("p/A", "java.io.IOException", "java.io.FileNotFoundException").compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void tryUsesTheCloseOfAResource() {
    Module up = up("package p; public class A implements AutoCloseable { public void close() {} }");
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B { void g(p.A x) { try (p.A a = x) { } } }")
            .file("q/C", "package q; class C { p.A a; }")
            .built();
    up.edit("p/A", "void close()", "void close() throws RuntimeException").compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void aNewAbstractMethodReachesImplementers() {
    Module up =
        module("up")
            .file("p/I", "package p; public interface I { int f(); default int g() { return 1; } }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; abstract class B implements p.I { }")
            .file("q/C", "package q; class C extends B { public int f() { return 1; } }")
            .file("q/D", "package q; class D { int g(String s) { return s.length(); } }")
            .built();
    up.edit("p/I", "default int g() { return 1; }", "int g();").compiles("p/I");
    down.wholly(FAILS);
  }

  @Test
  void aFunctionalInterfaceReachesItsLambdas() {
    Module up = module("up").file("p/I", "package p; public interface I { int f(); }").built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B { void h(p.I i) { } void g() { h(() -> 1); } }")
            .file("q/C", "package q; class C { void g() { new B().h(() -> 1); } }")
            .file("q/D", "package q; class D { int g; }")
            .built();
    up.edit("p/I", "int f()", "long f()").compiles("p/I");
    down.compiles("q/B", "q/C");
  }

  @Test
  void aMethodThatASubtypeNowOverridesReachesIt() {
    Module up = up(PROVIDER);
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B extends p.A { public Integer v() { return 1; } }")
            .file("q/C", "package q; class C { p.A a; }")
            .built();
    up.edit("p/A", "public int x()", "public Number v() { return 2; } public int x()");
    up.compiles("p/A");
    down.compiles("q/B"); // it has a bridge now
  }
}
