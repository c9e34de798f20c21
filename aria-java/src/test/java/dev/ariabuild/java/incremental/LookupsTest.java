package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A file holds a type and says the name of a member of it, but may mean another one. */
class LookupsTest extends DirectedCase {
  private static final String OTHER = "package p; class O { int f(int i) { return 1; } }";

  /** An A, whose {@code f} is changed, an O, and a file. */
  private Module with(String file) {
    return new Module(dir)
        .file("p/A", PROVIDER)
        .file("p/O", OTHER)
        .file("p/B", "package p; " + file)
        .built()
        .edit("p/A", "public int f", "public long f");
  }

  private void isReached(String file) {
    with(file).compiles("p/A", "p/B");
  }

  private void isNotReached(String file) {
    with(file).compiles("p/A");
  }

  @Test
  void aMemberOfAnotherTypeOfTheSameName() {
    isNotReached("class B { A a; Object g(O o) { return o.f(1); } }");
  }

  @Test
  void aMethodOfItsOwnOfTheSameName() {
    isNotReached("class B { A a; void f(int i) { } void g() { f(1); this.f(2); } }");
  }

  @Test
  void aConstructorOfAnotherType() {
    new Module(dir)
        .file("p/A", "package p; class A { static int x; A() { } }")
        .file("p/B", "package p; class B { A a; Object o = new Object(); int i = A.x; }")
        .file("p/C", "package p; class C { Object o = new A(); }")
        .file("p/D", "package p; class D { java.util.function.Supplier<A> s = A::new; }")
        .file("p/E", "package p; class E extends A { }")
        .file("p/F", "package p; class F extends E { F() { super(); } }")
        .file("p/G", "package p; class G { Object o = new A() { }; }")
        .built()
        .edit("p/A", "A() { }", "A(int... i) { }")
        .compiles("p/A", "p/C", "p/D", "p/E", "p/G");
  }

  @Test
  void aVariableOfTheName() {
    isNotReached("class B { A a; int g(int f) { return f; } }");
  }

  @Test
  void anArgument() {
    isReached("class B { Object g(O o, A a) { return o.f((int) a.f(1)); } }");
  }

  @Test
  void aReference() {
    isReached("class B { java.util.function.IntFunction<Object> g(A a) { return a::f; } }");
  }

  @Test
  void aReferenceWithoutAnObject() {
    isReached("class B { java.util.function.BiFunction<A, Integer, Object> h = A::f; }");
  }

  @Test
  void aVariableThatExtendsIt() {
    isReached("class B<T extends A> { Object g(T t) { return t.f(1); } }");
  }

  @Test
  void aVariableThatExtendsSeveral() {
    isReached("class B<T extends A & Runnable> { Object g(T t) { return t.f(1); } }");
  }

  @Test
  void aWildcard() {
    isReached("class B { Object g(java.util.List<? extends A> l) { return l.get(0).f(1); } }");
  }

  @Test
  void anIntersectionThatNobodyWrote() {
    isReached(
        "class B { Object g(boolean b, X x, Y y) { return (b ? x : y).f(1); }"
            + " static class X extends A implements Runnable, Cloneable { public void run() { } }"
            + " static class Y extends A implements Runnable, Cloneable { public void run() { } } }");
  }

  @Test
  void anAlternativeOfACatch() {
    new Module(dir)
        .file("p/A", "package p; class A extends Exception { int f() { return 1; } }")
        .file("p/X", "package p; class X extends A { }")
        .file("p/Y", "package p; class Y extends A { }")
        .file(
            "p/B",
            "package p; class B { Object g(C c) {"
                + " try { c.h(); } catch (X | Y e) { return e.f(); } return 1; } }")
        .file("p/C", "package p; class C { void h() throws X, Y { } }")
        .built()
        .edit("p/A", "int f", "long f")
        .compiles("p/A", "p/X", "p/Y", "p/B"); // what exceptions of the JDK have is not known
  }

  @Test
  void anInferredVariable() {
    isReached("class B { Object g(java.util.List<A> l) { var a = l.get(0); return a.f(1); } }");
  }

  @Test
  void aParameterOfALambda() {
    isReached("class B { java.util.function.Function<A, Object> h = a -> a.f(1); }");
  }

  @Test
  void aParameterOfALambdaThatMayBeAnother() {
    isReached("class B { A a; java.util.function.Function<O, Object> h = o -> o.f(1); }");
  }

  @Test
  void aClassAround() {
    isReached("class B extends A { class I { Object g() { return f(1); } } }");
  }

  @Test
  void anAnonymousClass() {
    isReached("class B { Object g() { return new A() { Object h() { return f(1); } }; } }");
  }

  @Test
  void theSuperclassOfAnother() {
    isReached("class B extends A { Object g() { return super.f(1); } }");
  }

  @Test
  void aConstantThatIsImported() {
    constant("import static p.A.N; class B { long l = N; }");
  }

  @Test
  void aConstantOfAllThatAreImported() {
    constant("import static p.A.*; class B { long l = N; }");
  }

  @Test
  void aConstantThatIsInherited() {
    constant("class B { long l = S.N; static class S extends p.A { } }");
  }

  private void constant(String user) {
    new Module(dir)
        .file("p/A", "package p; public class A { public static final int N = 1; }")
        .file("q/B", "package q; " + user)
        .file("q/C", "package q; class C { p.A a; static int N = 1; int i = C.N + N; }")
        .built()
        .edit("p/A", "N = 1", "N = 2")
        .compiles("p/A", "q/B");
  }

  @Test
  void aMemberThatAnImportOnDemandBringsNow() {
    new Module(dir)
        .file("p/A", "package p; public class A { public static class X { } }")
        .file("q/B", "package q; import static p.A.*; class B { int g() { return 1; } L l; }")
        .file("q/C", "package q; import static p.A.*; class C { int g() { return 1; } X x; }")
        .file("q/L", "package q; class L { }")
        .built()
        .edit("p/A", "class X { }", "class X { } public static class L { }")
        .compiles("p/A", "q/B"); // which may mean that one
  }

  @Test
  void theOrderOfOverloads() {
    house(PROVIDER.replace("int x()", "public int f(String s) { return 2; } int x()"))
        .edit("p/A", "public int f(int i) { return 1; } ", "")
        .edit("p/A", "int x()", "public int f(int i) { return 1; } int x()")
        .compiles("p/A");
  }

  @Test
  void aMethodOfAnInterfaceWithLambdas() {
    Module module =
        new Module(dir)
            .file(
                "p/A",
                "package p; public interface A { int f(int i); static int s() { return 1; } }")
            .file("p/B", "package p; class B { A a = i -> i; A b = Math::abs; }")
            .file("p/S", "package p; interface S extends A { }")
            .file("p/C", "package p; class C { S s = i -> i; }")
            .built();
    module
        .edit("p/A", "static int s()", "default int d() { return 2; } static int s()")
        .compiles("p/A");
    module.edit("p/A", "int f(int i)", "long f(int i)").compiles("p/A", "p/B", "p/S", "p/C");
  }

  @Test
  void aMethodThatCompletesAnInterface() {
    new Module(dir)
        .file("p/A", "package p; interface A { int f(int i); void g(); }")
        .file("p/S", "package p; interface S extends A { default void g() { } }")
        .file("p/C", "package p; class C { S s = i -> i; }")
        .built()
        .edit("p/S", "default void g() { }", "")
        .wholly(FAILS);
  }

  @Test
  void superclassesOfWhatIsConstructed() {
    new Module(dir)
        .file("p/X", "package p; class X { }")
        .file("p/Y", "package p; class Y extends X { }")
        .file(
            "p/A",
            "package p; class A { A(X x) { } A(Y y, int... i) { } A(Object o, Object p) { } }")
        .file("p/B", "package p; class B extends A { B() { super(null); } }")
        .built()
        .edit("p/Y", " extends X", "")
        .compiles("p/Y", "p/A", "p/B");
  }

  // --- calls with no arguments

  private Module called(String a, String... files) {
    Module module = new Module(dir).file("p/A", "package p; " + a);
    for (String file : files) {
      module.file("p/" + file.split(" ")[1], "package p; " + file);
    }
    return module.built();
  }

  @Test
  void anOverloadWithAParameterIsNoMatterToACallWithoutOne() {
    called(
            "class A { int f() { return 1; } int f(String s) { return 2; } }",
            "class B { int g(A a) { return a.f(); } }",
            "class C { int g(A a) { return a.f(null); } }",
            "class D { java.util.function.ToIntFunction<A> g = A::f; }",
            "class E extends A { int g() { return f(); } }",
            "class F { java.util.function.ToIntFunction<A> g = a -> a.f(); }")
        .edit("p/A", "int f()", "int f(int i, int j) { return 3; } int f()")
        .compiles("p/A", "p/C", "p/D", "p/E");
  }

  @Test
  void anOverloadThatTakesAnyNumberMatters() {
    called(
            "class A { int f(String... s) { return 1; } }",
            "class B { int g(A a) { return a.f(); } }")
        .edit("p/A", "{ int", "{ int f(Integer... i) { return 3; } int")
        .wholly(FAILS); // B's call is ambiguous
  }

  @Test
  void theOneWithoutParametersMatters() {
    called(
            "class A { int f() { return 1; } int f(String s) { return 2; } }",
            "class B { Object g(A a) { return a.f(); } }",
            "class F { java.util.function.Function<A, Object> g = a -> a.f(); }")
        .edit("p/A", "int f()", "long f()")
        .compiles("p/A", "p/B", "p/F");
  }

  @Test
  void anOverloadOfTheMethodsOfALoop() {
    called(
            "class A implements Iterable<A> {"
                + " public java.util.Iterator<A> iterator() { return null; } }",
            "class B { void g(A a) { for (Object o : a) { } } }",
            "class C { void g(A a) { a.iterator(); } }")
        .edit("p/A", "{ public", "{ void iterator(int i) { } public")
        .compiles("p/A");
  }

  @Test
  void aConstructorWithAParameter() {
    called(
            "class A { A() { } A(String s) { } class I { I() { } } }",
            "class B { Object o = new A(); }",
            "class C { Object o = new A(null); }",
            "class D { Object g(A a) { return a.new I(); } }")
        .edit("p/A", "A(String s)", "A(int i) { } A(String s)")
        .compiles("p/A", "p/C")
        .edit("p/A", "I() { }", "@Deprecated I() { }")
        .compiles("p/A", "p/D")
        .edit("p/A", "{ A() {", "{ @Deprecated A() {")
        .compiles("p/A", "p/B", "p/C");
  }

  @Test
  void aCallInAnInnerClassMayMeanTheClassAround() {
    called(
            "class A { }",
            "class B { int f() { return 1; } class C extends A { Object g() { return f(); } } }")
        .edit("p/A", "{ }", "{ int f(int i) { return 2; } }")
        .wholly(FAILS);
  }
}
