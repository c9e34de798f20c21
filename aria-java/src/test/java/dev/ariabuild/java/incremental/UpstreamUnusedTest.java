package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** Nobody uses what changed upstream: nothing is compiled. */
class UpstreamUnusedTest extends UpstreamCase {
  @Test
  void aMemberThatIsAddedReachesNobody() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int x()", "public int unheard() { return 1; } public int x()");
    up.compiles("p/A");
    down.compiles();
  }

  @Test
  void aMemberThatIsRetypedOrRemovedAndThatNobodyUsedReachesNobody() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "public int x()", "public long x()").compiles("p/A");
    down.compiles();
    up.edit("p/A", "public long x() { return 3; }", "").compiles("p/A");
    down.compiles();
  }

  @Test
  void aConstantThatNobodyInlinedReachesNobody() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.edit("p/A", "L = 2", "L = 3").compiles("p/A");
    down.compiles();
  }

  @Test
  void aClassThatNobodyUsesComesAndGoes() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.file("p/Unheard", "package p; public class Unheard { public class In {} }");
    up.compiles("p/Unheard");
    down.compiles();
    up.delete("p/Unheard").compiles();
    down.compiles();
  }

  @Test
  void aSupertypeOfAClassThatNobodyUsesReachesNobody() {
    Module up = up(PROVIDER).file("p/U", "package p; public class U { }").compiles("p/U");
    Module down = down(up);
    up.edit("p/U", "class U", "class U extends A").compiles("p/U");
    down.compiles();
  }

  @Test
  void anAnnotationThatNobodyWearsReachesNobody() {
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
  void theBodyOfADefaultMethodReachesNobody() {
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
  void parameterNamesThatNobodyKeepsReachNobody() {
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
}
