package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** Files that are no types: packages, modules, empty files. */
class PackagesAndModulesTest extends DirectedCase {
  @Test
  void packageInfoReachesItsPackageOnce() {
    new Module(dir)
        .file("p/package-info", "package p;")
        .file("p/A", "package p; class A { }")
        .file("p/B", "package p; class B { }")
        .file("q/C", "package q; class C { }")
        .built()
        .edit("p/package-info", "package p;", "@Deprecated package p;")
        .compiles("p/package-info", "p/A", "p/B")
        .because("p/A", "package-info.java of its package changed")
        .compiles();
  }

  @Test
  void packageInfoIsReachedByAConstantThatItUses() {
    new Module(dir)
        .file("p/package-info", "@Deprecated(since = q.K.V) package p;")
        .file("q/K", "package q; public class K { public static final String V = \"1\"; int o; }")
        .file("q/C", "package q; class C { }")
        .built()
        .edit("q/K", "\"1\"", "\"2\"")
        .compiles("q/K", "p/package-info")
        .edit("q/K", "int o", "long o")
        .compiles("q/K");
  }

  @Test
  void aChangeOfModuleInfoCompilesEverything() {
    new Module(dir)
        .file("module-info", "module m { exports p; }")
        .file("p/A", "package p; public class A { public A() { } int f() { return 1; } }")
        .file("q/B", "package q; class B { Object g(p.A a) { return a; } }")
        .built()
        .edit("p/A", "return 1", "return 2")
        .compiles("p/A")
        .edit("module-info", "exports p;", "")
        .wholly("module-info.java changed");
  }

  @Test
  void emptyFilesAndSeveralClassesInAFileAreNotDirtyForEver() {
    new Module(dir)
        .file("p/Empty", "")
        .file("p/Comment", "/* nothing */")
        .file("p/A", "package p; class A { } class A2 { int f() { return 1; } } interface A3 { }")
        .file("p/B", "package p; class B { Object g(A2 a) { return a.f(); } }")
        .built()
        .compiles()
        .edit("p/A", "return 1", "return 2")
        .compiles("p/A")
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/B")
        .file("p/Empty", "package p; class Empty { }")
        .compiles("p/Empty");
  }
}
