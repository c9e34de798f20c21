package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/**
 * A module has a class of the name of one on its class path, and hides it, also from classes there:
 * who uses these uses it, and no rule sees that.
 */
class HiddenClassesTest extends UpstreamCase {
  private static final String EMPTY = "package p; public class A { }";

  private static final String BETTER =
      "package p; public class A { public int f(int i) { return 1; } }";

  private Module up(String provider, String subtype) {
    return module("up").file("p/A", provider).file("p/S", "package p; " + subtype).built();
  }

  private Module down(Module up) {
    return module("down")
        .on(up)
        .file("q/B", "package q; class B { Object g(p.S s) { return s.f(1); } }")
        .file("q/C", "package q; class C { }");
  }

  private static final String SUBTYPE =
      "public class S extends A { public int f(long l) { return 1; } }";

  @Test
  void aMemberOfAClassThatHidesAnother() {
    down(up(EMPTY, SUBTYPE))
        .file("p/A", EMPTY)
        .built()
        .file("p/A", BETTER)
        .compiles("p/A", "q/B", "q/C")
        .because("q/B", "p.A.f changed, which is on the class path as well")
        .file("p/A", BETTER.replace("return 1", "return 2"))
        .compiles("p/A");
  }

  @Test
  void aClassThatHidesAnotherNow() {
    down(up(EMPTY, SUBTYPE)).built().file("p/A", BETTER).compiles("p/A", "q/B", "q/C");
  }

  @Test
  void aClassThatHidesAnotherNowOfWhichAMethodThereTells() {
    Module up = up("package p; public class A { public p.A self() { return null; } }");
    up.file("p/U", "package p; public class U { public static A a() { return null; } }").partly();
    module("down")
        .on(up)
        .file("q/B", "package q; class B { Object g() { return p.U.a().self(); } }")
        .built()
        .file("p/A", "package p; public class A { public String self() { return null; } }")
        .compiles("p/A", "q/B");
  }

  @Test
  void aClassThatHidAnother() {
    down(up(EMPTY, SUBTYPE)).file("p/A", BETTER).built().delete("p/A").compiles("q/B", "q/C");
  }

  @Test
  void aSupertypeOfAClassThatHidesAnother() {
    down(up(
            EMPTY,
            "public class S extends A { public int f(Object o) { return 1; }"
                + " public int f(Runnable o) { return 1; }"
                + " public static class T extends A { } }"))
        .file("p/A", EMPTY)
        .file("q/B", "package q; class B { Object g(p.S s) { return s.f(new p.S.T()); } }")
        .built()
        .edit("p/A", "class A", "class A implements Runnable")
        .edit("p/A", "{ }", "{ public void run() { } }")
        .compiles("p/A", "q/B", "q/C");
  }
}
