package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A name may mean another type than before, or none: those that say it are compiled. */
class UpstreamNamesTest extends UpstreamCase {
  @Test
  void aClassShadowsAnImportOnDemand() {
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
  void aClassThatMakesAnImportOnDemandAmbiguousIsAnError() {
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
  void anInheritedMemberClassReachesThoseThatNameIt() {
    Module up = up(PROVIDER);
    Module down =
        module("down")
            .on(up)
            .file("q/L", "package q; class L { }")
            .file("q/B", "package q; class B extends p.A { Object g() { return new L(); } }")
            .file("q/C", "package q; class C { Object g() { return new L(); } p.A a; }")
            .built();
    up.edit("p/A", "public int x()", "public static class L { } public int x()").compiles("p/A");
    down.compiles("q/B"); // C names another L
  }

  @Test
  void aPackageThatIsImportedAndGoesIsAnError() {
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
  void aClassThatGoesIsAnError() {
    Module up = up(PROVIDER);
    Module down = down(up);
    up.file("p/Z", "package p; class Z { }").delete("p/A").compiles("p/Z");
    down.wholly(FAILS);
  }

  @Test
  void parameterNamesThatAreKeptReachAnonymousClasses() {
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
}
