package dev.ariabuild.java.incremental;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What shows in class files of others only: they are compiled for the sake of each byte. */
class ByteIdentityTest extends DirectedCase {
  @Test
  void aRenamedParameterOfAConstructorReachesAnonymousClassesThatCallIt() {
    new Module(dir, "-parameters")
        .file("p/A", "package p; class A { A(int one) { } }")
        .file("p/B", "package p; class B { A a = new A(1) { }; }")
        .file("p/C", "package p; class C { A a = new A(1); }")
        .built()
        .edit("p/A", "int one", "int two")
        .compiles("p/A", "p/B")
        .because("p/B", "parameters of p.A were renamed");
  }

  @Test
  void anAnonymousClassThatCallsAnUntouchedConstructorIsMadeTheSame() {
    new Module(dir, "-parameters")
        .file("p/A", "package p; class A { A(int one) { } }")
        .file("p/B", "package p; class B { A a = new A(1) { }; int i = 1; }")
        .built()
        .edit("p/B", "i = 1", "i = 2")
        .compiles("p/B");
  }

  @Test
  void anAnonymousClassOfTheJdkWithArgumentsIsMadeTheSame() {
    new Module(dir)
        .file("p/A", "package p; class A { Object o = new Thread(\"a\") { }; int i = 1; }")
        .file(
            "p/B",
            "package p; class B { Object o = new java.util.ArrayList<String>(3) { }; int i = 1; }")
        .built()
        .edit("p/A", "i = 1", "i = 2")
        .compiles("p/A")
        .edit("p/B", "i = 1", "i = 2")
        .compiles("p/B");
  }

  /** The classes of a release come from elsewhere, also after one of the module's own. */
  @Test
  void anAnonymousClassOfTheJdkWithArgumentsIsMadeTheSameForARelease() {
    String release = String.valueOf(Runtime.version().feature());
    for (String option : List.of(release, "11")) {
      new Module(dir.resolve(option), "--release", option)
          .file("p/Own", "package p; class Own { Own(int own) { } }")
          .file(
              "p/A",
              "package p; class A { Object o = new Own(1) { }; int i = 1; static class In {"
                  + " Object b = new java.io.ByteArrayInputStream(new byte[0]) { };"
                  + " Object t = new Throwable(\"a\") { }; } }")
          .built()
          .edit("p/A", "i = 1", "i = 2")
          .compiles("p/A");
    }
  }

  @Test
  void aRenamedParameterReachesBridgesThatShowIt() {
    new Module(dir, "-parameters")
        .file("p/I", "package p; interface I<X> { void f(X x); }")
        .file("p/A", "package p; class A { public void f(String one) { } }")
        .file("p/S", "package p; class S extends A implements I<String> { }")
        .file("p/B", "package p; class B { void g(A a) { a.f(\"\"); } }")
        .built()
        .edit("p/A", "String one", "String two")
        .compiles("p/A", "p/S");
  }

  @Test
  void theOrderOfMembersReachesBridges() {
    new Module(dir)
        .file("p/I", "package p; interface I<X> { void f(X x); void g(X x); }")
        .file(
            "p/A", "package p; class A { public void f(String s) { } public void g(String s) { } }")
        .file("p/S", "package p; class S extends A implements I<String> { }")
        .file("p/B", "package p; class B { void g(I<String> i) { i.f(\"\"); } }")
        .built()
        .edit("p/I", "void f(X x); void g(X x);", "void g(X x); void f(X x);")
        .compiles("p/I", "p/S");
  }

  @Test
  void javacWarnsOfItsOwnClasses() {
    internal().edit("p/A", "return 1", "return 2").compiles("p/A");
  }

  @Test
  void javacWarnsOfItsOwnClassesForTheReleaseThatRuns() {
    internal("--release", Integer.toString(Runtime.version().feature()))
        .edit("p/A", "return 1", "return 2")
        .compiles("p/A");
  }

  @Test
  void javacWarnsOfItsOwnClassesAlsoWithAnOptionThatCountsOnItsCommandLineOnly() {
    internal("-XDignore.symbol.file").edit("p/A", "return 1", "return 2").compiles("p/A");
  }

  private Module internal(String... options) {
    return new Module(dir, options)
        .file("p/A", "package p; class A { sun.misc.Unsafe u; int f() { return 1; } }")
        .file("p/B", "package p; class B { sun.misc.Unsafe u; }")
        .built();
  }
}
