package dev.ariabuild.java.incremental;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every rule across modules: an edit upstream, then exactly the files that are compiled downstream;
 * the result is compared.
 */
class UpstreamTest {
  private static final String FAILS = DirectedTest.FAILS;

  private static final String PROVIDER =
      "package p; public class A { public static final int K = 1, L = 2;"
          + " public int f(int i) { return 1; } public int x() { return 3; } }";

  @TempDir Path dir;

  private Module module(String name, String... options) {
    return new Module(dir.resolve(name), options);
  }

  private Module up(String provider) {
    return module("up").file("p/A", provider).built();
  }

  /** A user of {@code f}, one of {@code K}, a holder, and a stranger. */
  private Module down(Module... up) {
    return module("down")
        .on(up)
        .file("q/B", "package q; class B { Object g(p.A a) { return a.f(1); } }")
        .file("q/C", "package q; class C { int g() { return p.A.K; } }")
        .file("q/D", "package q; class D { p.A a; int h() { return 1; } }")
        .file("q/E", "package q; class E { int f; }")
        .built();
  }

  // --- what no file uses: nothing is compiled

  @Test
  void anUnusedMemberAdded() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int x()", "public int unheard() { return 1; } public int x()");
    up.compiles("p/A");
    down.compiles();
  }

  @Test
  void anUnusedMemberRetypedOrRemoved() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int x()", "public long x()").compiles("p/A");
    down.compiles();
    up.edit("p/A", "public long x() { return 3; }", "").compiles("p/A");
    down.compiles();
  }

  @Test
  void anUnusedConstant() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "L = 2", "L = 3").compiles("p/A");
    down.compiles();
  }

  @Test
  void anUnusedClassThatComesAndGoes() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.file("p/Unheard", "package p; public class Unheard { public class In {} }");
    up.compiles("p/Unheard");
    down.compiles();
    up.delete("p/Unheard").compiles();
    down.compiles();
  }

  @Test
  void aSupertypeOfAnUnusedClass() {
    Module up = up(PROVIDER).file("p/U", "package p; public class U { }").compiles("p/U");
    Module down = down(up);
    up.edit("p/U", "class U", "class U extends A").compiles("p/U");
    down.compiles();
  }

  @Test
  void anUnusedAnnotation() {
    Module up = up(PROVIDER).file("p/N", "package p; public @interface N { }").compiles("p/N");
    Module down = down(up);
    up.edit(
        "p/N",
        "public",
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public");
    up.compiles("p/N");
    down.compiles();
  }

  @Test
  void aBodyOfADefaultMethod() {
    Module up =
        module("up")
            .file("p/I", "package p; public interface I { default int f() { return 1; } }")
            .built();
    Module down =
        module("down").on(up).file("q/B", "package q; class B implements p.I { }").built();
    up.edit("p/I", "return 1", "return 2").compiles("p/I");
    down.compiles();
  }

  @Test
  void parameterNamesThatNobodyKeeps() {
    Module up = up("package p; public class A { public A(int one) { } }");
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B { Object o = new p.A(1) { }; }")
            .built();
    up.edit("p/A", "int one", "int two").compiles("p/A");
    down.compiles();
    down.edit("q/B", "new p.A(1)", "new p.A(2)").compiles("q/B");
  }

  @Test
  void inAnArchive() {
    Module up = up(PROVIDER).inAJar();
    Module down = down(up);
    up.edit("p/A", "public int x()", "public long x()").compiles("p/A");
    down.compiles();
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.compiles("q/B").because("q/B", "p.A.f changed");
  }

  // --- members

  @Test
  void aReturnType() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.compiles("q/B").because("q/B", "p.A.f changed");
  }

  @Test
  void anOwnEditBesides() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.edit("q/E", "int f", "int e").compiles("q/B", "q/E");
  }

  @Test
  void anOwnSignatureThatFollows() {
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
  void aMoreFittingOverload() {
    Module up = up(PROVIDER.replace("int i", "long i"));
    Module down = down(up);
    up.edit("p/A", "public int x()", "public String f(int i) { return null; } public int x()");
    up.compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void aRemovedOverload() {
    Module up =
        up(PROVIDER.replace("public int x()", "public int f(long i) { return 2; } int x()"));
    Module down = down(up);
    up.edit("p/A", "public int f(int i) { return 1; }", "").compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void aConstantIsInlined() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "K = 1", "K = 7").compiles("p/A");
    down.compiles("q/C").because("q/C", "p.A.K changed");
  }

  @Test
  void aConstantByImportOnDemand() {
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
  void aConstantThroughAModuleBetween() {
    Module up = up(PROVIDER);
    Module mid =
        module("mid")
            .on(up)
            .file("m/M", "package m; public class M { public static final int N = p.A.K + 1; }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { int g() { return m.M.N; } }")
            .file("q/C", "package q; class C { m.M m; }")
            .built();
    up.edit("p/A", "K = 1", "K = 7").compiles("p/A");
    mid.compiles("m/M");
    down.compiles("q/B").because("q/B", "m.M.N changed");
  }

  @Test
  void checkedExceptions() {
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
  void theCloseOfAResource() {
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
  void aNewAbstractMethodConcernsImplementersAndLambdas() {
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
  void aFunctionalInterfaceChangesForItsLambdas() {
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
  void aMemberOfASupertypeThroughAnUnchangedModuleBetween() {
    Module up = up(PROVIDER);
    Module mid =
        module("mid").on(up).file("m/M", "package m; public class M extends p.A { }").built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { Object g(m.M a) { return a.f(1); } }")
            .file("q/C", "package q; class C { m.M m; }")
            .file("q/D", "package q; class D extends m.M { }")
            .built();
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.compiles("q/B", "q/D");
  }

  @Test
  void theSameThroughAnArchiveThatIsUnchanged() {
    Module up = up(PROVIDER).inAJar();
    Module mid =
        module("mid")
            .on(up)
            .file("m/M", "package m; public class M extends p.A { }")
            .built()
            .inAJar();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { Object g(m.M a) { return a.f(1); } }")
            .file("q/C", "package q; class C { m.M m; }")
            .built();
    up.edit("p/A", "public int f", "public long f").compiles("p/A");
    down.compiles("q/B");
  }

  @Test
  void aMethodThatASubtypeNowOverrides() {
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

  // --- headers

  @Test
  void aSupertypeThatComes() {
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
  void aSupertypeOfWhatACandidateMentions() {
    Module up =
        module("up")
            .file("p/A", "package p; public class A { }")
            .file("p/I", "package p; public interface I { }")
            .file(
                "p/T",
                "package p; public class T { public static int f(Object o) { return 1; }"
                    + " public static int f(I i) { return 2; } }")
            .built();
    Module mid =
        module("mid")
            .on(up)
            .file("m/M", "package m; public class M extends p.A { }")
            .file("m/N", "package m; public class N { public static M make() { return null; } }")
            .built();
    Module down =
        module("down")
            .on(mid, up)
            .file("q/B", "package q; class B { int g() { return p.T.f(m.N.make()); } }")
            .file("q/C", "package q; class C { p.T t; }")
            .built();
    up.edit("p/A", "class A", "class A implements I").compiles("p/A");
    mid.compiles("m/M", "m/N");
    down.compiles("q/B");
  }

  @Test
  void aTypeParameterThatComes() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "class A", "class A<T>").compiles("p/A");
    down.compiles("q/B", "q/C", "q/D");
  }

  @Test
  void aSealedTypeWithAnotherSubtype() {
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
  void aRecordComponent() {
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
  void anEnumConstantConcernsSwitches() {
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
  void retentionOfAnAnnotation() {
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
  void theContainerOfARepeatedAnnotation() {
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

  // --- names

  @Test
  void aClassThatShadowsAnImportOnDemand() {
    Module up =
        module("up")
            .file("p/A", "package p; public class A { }")
            .file("z/List", "package z; public class List { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; import p.*; import z.*; class B { List l; A a; }")
            .file("q/C", "package q; import p.*; class C { A a; }")
            .built();
    up.file("q/List", "package q; public class List { }").compiles("q/List");
    down.compiles("q/B").because("q/B", "q.List is new");
  }

  @Test
  void aClassThatMakesAnImportOnDemandAmbiguous() {
    Module up =
        module("up")
            .file("p/A", "package p; public class A { }")
            .file("z/L", "package z; public class L { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; import p.*; import z.*; class B { L l; A a; }")
            .file("q/C", "package q; import p.*; class C { A a; }")
            .built();
    up.file("p/L", "package p; public class L { }").partly();
    down.wholly(FAILS);
  }

  @Test
  void aMemberClassThatIsInherited() {
    Module up = up(PROVIDER);
    Module down =
        module("down")
            .on(up)
            .file("q/L", "package q; class L { }")
            .file("q/B", "package q; class B extends p.A { Object g() { return new L(); } }")
            .file("q/C", "package q; class C { Object g() { return new L(); } p.A a; }")
            .built();
    up.edit("p/A", "public int x()", "public static class L { } public int x()").compiles("p/A");
    down.compiles("q/B", "q/C"); // C names an L
  }

  @Test
  void aPackageThatComesOrGoes() {
    Module up =
        module("up")
            .file("p/A", "package p; public class A { }")
            .file("s/t/X", "package s.t; public class X { }")
            .built();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; import s.t.*; class B { p.A a; }")
            .file("q/C", "package q; class C { p.A a; }")
            .built();
    up.delete("s/t/X").compiles();
    down.wholly(FAILS);
  }

  @Test
  void aClassThatGoes() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.file("p/Z", "package p; class Z { }").delete("p/A").compiles("p/Z");
    down.wholly(FAILS);
  }

  @Test
  void parameterNamesThatAreKept() {
    Module up =
        module("up", "-parameters")
            .file("p/A", "package p; public class A { public A(int one) { } }")
            .built();
    Module down =
        module("down", "-parameters")
            .on(up)
            .file("q/B", "package q; class B { Object o = new p.A(1) { }; }")
            .file("q/C", "package q; class C { Object o = new p.A(1); }")
            .built();
    up.edit("p/A", "int one", "int two").compiles("p/A");
    down.compiles("q/B");
  }

  // --- where members do not suffice

  @Test
  void aPackageInfo() {
    Module up = up(PROVIDER).file("p/package-info", "@Deprecated package p;").built();
    Module down = down(up);
    up.file("p/package-info", "@N package p;").file("p/N", "package p; @interface N { }").partly();
    down.wholly("a change of p/package-info.class in up");
  }

  @Test
  void aClassOfTheModuleThatComesOnItsClassPath() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.file("q/E", "package q; public class E { }").compiles("q/E");
    down.wholly("q.E in this module and on its class path");
  }

  @Test
  void aClassInTwoEntries() {
    Module up = up(PROVIDER);
    Module other = module("other").file("r/R", "package r; public class R { }").built();
    Module down = down(up, other);
    other.file("p/A", PROVIDER).compiles("p/A");
    down.wholly("p.A in two entries of the class path");
  }

  @Test
  void aClassOfTheModuleThatHidesOneOfItsClassPath() {
    Module up = up("package p; public class A { public p.A self() { return null; } }");
    up.file("p/U", "package p; public class U { public static A a() { return null; } }").partly();
    Module down =
        module("down")
            .on(up)
            .file("q/B", "package q; class B { Object g() { return p.U.a().self(); } }")
            .file("q/C", "package q; class C { int c; }")
            .built();
    down.file("p/A", "package p; public class A { public String self() { return null; } }")
        .compiles("p/A", "q/B");
  }

  @Test
  void aPackageOfTheNameOfAClass() {
    Module up = up(PROVIDER);
    Module down = module("down").on(up).file("q/B", "package q; class B { p.A a; }").built();
    up.file("q/B/X", "package q.B; public class X { }").compiles("q/B/X");
    down.wholly("a package of the name of q.B");
  }
}
