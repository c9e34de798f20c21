package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** Changes of the class path of which members do not tell enough: everything is compiled. */
class UpstreamDoubtsTest extends UpstreamCase {
  @Test
  void aPackageInfoCompilesEverything() {
    Module up = up(PROVIDER).file("p/package-info", "@Deprecated package p;").built();
    Module down = down(up);
    up.file("p/package-info", "@N package p;").file("p/N", "package p; @interface N { }").partly();
    down.wholly("a change of p/package-info.class in up");
  }

  @Test
  void aClassOfTheModuleThatComesOnItsClassPathCompilesEverything() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.file("q/E", "package q; public class E { }").compiles("q/E");
    down.wholly("q.E in this module and on its class path");
  }

  @Test
  void aClassInTwoEntriesCompilesEverything() {
    Module up = up(PROVIDER);
    Module other = module("other").file("r/R", "package r; public class R { }").built();
    Module down = down(up, other);
    other.file("p/A", PROVIDER).compiles("p/A");
    down.wholly("p.A in two entries of the class path");
  }

  @Test
  void aPackageOfTheNameOfAClassCompilesEverything() {
    Module up = up(PROVIDER);
    Module down = module("down").on(up).file("q/B", "package q; class B { p.A a; }").built();
    up.file("q/B/X", "package q.B; public class X { }").compiles("q/B/X");
    down.wholly("a package of the name of q.B");
  }
}
