package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A change that comes through a module between, which itself may show the same as before. */
class UpstreamOfUpstreamTest extends UpstreamCase {
  @Test
  void aConstantComesThroughAModuleThatInlinesIt() {
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
  void aMemberOfASupertypeComesThroughAModuleThatIsUnchanged() {
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
    down.compiles("q/B");
  }

  @Test
  void aMemberOfASupertypeComesThroughAnArchiveThatIsUnchanged() {
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
  void aSupertypeOfWhatACandidateMentionsComesThrough() {
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
}
