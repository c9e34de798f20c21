package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A part of a declaration changes: each concerns others. */
class DeclarationsTest extends DirectedCase {
  private static final String NAMES_IT =
      "class N { Object o = A.f(1); int i = A.K; static { A.K++; } }";

  private Module with(String a, String... files) {
    Module module = new Module(dir).file("p/A", "package p; " + a);
    for (String file : files) {
      String name = file.replaceAll(".*?(class|interface) (\\w+).*", "$2");
      module.file("p/" + name, "package p; " + file);
    }
    return module.built();
  }

  private static final String STATICS =
      "public class A { public static int K = 1; public static Object f(Object o) { return o; } }";

  // --- what a value may be

  @Test
  void aSupertypeIsNoMatterToWhoOnlyNamesTheType() {
    with(STATICS, NAMES_IT, "class H { A a; }", "class M { Class<?> c = A.class; }")
        .edit("p/A", "class A", "class A implements java.io.Serializable")
        .compiles("p/A", "p/H", "p/M");
  }

  @Test
  void aSupertypeWithAMemberThatIsLookedUpThere() {
    new Module(dir)
        .file("p/I", "package p; interface I { default Object f(String s) { return s; } }")
        .file("p/A", "package p; " + STATICS)
        .file("p/N", "package p; class N { Object o = A.f(\"\"); }")
        .built()
        .edit("p/A", "class A", "class A implements I")
        .wholly(FAILS); // no static method any more
  }

  @Test
  void aSupertypeWithAFieldThatIsLookedUpThere() {
    new Module(dir)
        .file("p/I", "package p; interface I { int K = 2; }")
        .file("p/B", "package p; class B { static int K = 1; }")
        .file("p/A", "package p; class A extends B { static int x; }")
        .file("p/N", "package p; class N { int i = A.K; }")
        .file("p/O", "package p; class O { int i = A.x; }")
        .built()
        .edit("p/A", "extends B", "implements I")
        .compiles("p/A", "p/N");
  }

  @Test
  void aMethodReferenceHoldsTheType() {
    with(STATICS, "class R { java.util.function.Function<Object, Object> r = A::f; }")
        .edit("p/A", "class A", "class A implements java.io.Serializable")
        .compiles("p/A", "p/R");
  }

  @Test
  void ofASupertypeOfTheJdkItIsNotKnownWhatItHas() {
    with(STATICS, NAMES_IT)
        .edit("p/A", "class A", "class A implements java.util.RandomAccess")
        .compiles("p/A", "p/N");
  }

  @Test
  void whoImportsAMemberOnlyNamesTheType() {
    new Module(dir)
        .file("p/A", "package p; " + STATICS)
        .file("q/N", "package q; import static p.A.f; class N { Object o = f(1); }")
        .file("q/O", "package q; import static p.A.*; class O { int i = K; }")
        .file("q/E", "package q; import static p.A.*; class E extends p.A { int i = K; }")
        .built()
        .edit("p/A", "class A", "class A implements java.io.Serializable")
        .compiles("p/A", "q/E");
  }

  @Test
  void whoUsesAMemberClassOnlyNamesTheOneAround() {
    with("class A { static class C { } class D { } }", "class N { A.C c; }", "class I { A.D d; }")
        .edit("p/A", "class A", "class A implements java.io.Serializable")
        .compiles("p/A", "p/I");
  }

  @Test
  void aFinalClass() {
    with(STATICS, NAMES_IT, "class H { Object g(A a) { return (Runnable) a; } }")
        .edit("p/A", "public class", "public final class")
        .wholly(FAILS);
  }

  // --- who may name it

  @Test
  void aClassThatBecomesPublicIsNoNewsForItsPackage() {
    new Module(dir)
        .file("p/A", "package p; class A { public int f() { return 1; } }")
        .file("p/B", "package p; class B { int g(A a) { return a.f(); } }")
        .file("p/S", "package p; public class S extends A { }")
        .file("q/C", "package q; class C { int i = new p.S().f(); }")
        .built()
        .edit("p/A", "class A", "public class A")
        .compiles("p/A", "p/S", "q/C"); // S has no bridge any more
  }

  @Test
  void aClassThatIsNotPublicAnyMore() {
    new Module(dir)
        .file("p/A", "package p; public class A { public A f() { return this; } }")
        .file("p/B", "package p; public class B extends A { }")
        .file("q/C", "package q; class C { Object o = new p.B().f().f(); }")
        .built()
        .edit("p/A", "public class A", "class A")
        .wholly(FAILS);
  }

  // --- what it says about itself

  @Test
  void anAnnotationReachesThoseWhoUseTheTypeItself() {
    with(
            STATICS,
            NAMES_IT,
            "class S extends A { }",
            "class U { S s; }",
            "class L { java.util.function.Function<S, Object> f = s -> s; }")
        .edit("p/A", "public class", "@Deprecated public class")
        .compiles("p/A", "p/N", "p/S");
  }

  @Test
  void aTypeThatIsOnlyInferredIsUsed() {
    new Module(dir)
        .file("p/A", "package p; public class A { }")
        .file("p/M", "package p; class M { static A a() { return null; } }")
        .file("p/N", "package p; class N { Object g() { var a = M.a(); return a; } }")
        .built()
        .edit("p/A", "public class", "@Deprecated public class")
        .compiles("p/A", "p/M", "p/N");
  }

  // --- exceptions and annotations of members

  @Test
  void anAnnotationOfTheMethodOfALambda() {
    with(
            "interface A { int m(int i); }",
            "class L { A a = i -> i; }",
            "class U { static int take(A a) { return 1; } static int take(String s) { return 2; } }",
            "class H { int g(A a) { return U.take(a); } }",
            "class C { int g(A a) { return a.m(1); } }")
        .edit("p/A", "int m", "@Deprecated int m")
        .compiles("p/A", "p/L", "p/C");
  }

  @Test
  void anAnnotationOfAnAbstractMethodReachesThoseThatImplementIt() {
    with(
            "public interface A { int m(); int n(); }",
            "abstract class S implements A { }",
            "abstract class T implements A { public int m() { return 1; } }",
            "abstract class V extends T { }")
        .edit("p/A", "int m", "@Deprecated int m")
        .compiles("p/A", "p/T", "p/V"); // of V it is not known that javac is silent
  }

  @Test
  void equalsIsNoMethodOfALambdaThoughJavacWarnsThere() {
    with(
            "interface A { int m(int i); boolean equals(Object o); }",
            "class L { A a = i -> i; }",
            "class H { A a; static int take(A a) { return 1; } }",
            "class U { int g(A a) { return H.take(a); } }",
            "abstract class S implements A { }",
            "class C { boolean g(A a) { return a.equals(null); } }")
        .edit("p/A", "boolean equals", "@Deprecated boolean equals")
        .compiles("p/A", "p/C", "p/L", "p/S");
  }

  @Test
  void equalsOfAnotherTypeIsOne() {
    with("interface A { boolean equals(String o); }", "class L { A a = i -> true; }")
        .edit("p/A", "String o", "CharSequence o")
        .compiles("p/A", "p/L");
  }

  // --- bridges

  private static final String ORDERED = "int f(T t) { return 1; } int g(T t) { return 2; }";

  private Module bridged() {
    return with(
        "class A<T> { " + ORDERED + " }",
        "class B extends A<String> { int f(String s) { return 3; } int g(String s) { return 4; } }",
        "class P extends A<String> { }",
        "class Q<T> extends A<T> { int f(T s) { return 3; } int g(T s) { return 4; } }");
  }

  @Test
  void theOrderOfMethodsReachesSubtypesWithBridges() {
    bridged()
        .edit("p/A", ORDERED, "int g(T t) { return 2; } int f(T t) { return 1; }")
        .compiles("p/A", "p/B");
  }

  @Test
  void classesThatNobodyElseCanNameHaveBridges() {
    with(
            "class A<T> { " + ORDERED + " }",
            "class B { private static final class C extends A<String> {"
                + " int f(String s) { return 3; } int g(String s) { return 4; }"
                + " private C() { } static class D { } } Object o = new C(); }",
            "class P { private static final class C extends A<String> { } Object o = new C(); }",
            "class N { Object o = new A<String>() {"
                + " int f(String s) { return 3; } int g(String s) { return 4; } }; }")
        .edit("p/A", ORDERED, "int g(T t) { return 2; } int f(T t) { return 1; }")
        .compiles("p/A", "p/B", "p/N");
  }

  @Test
  void aNameOfAParameterReachesSubtypesWithABridge() {
    bridged().edit("p/A", "f(T t)", "f(T u)").compiles("p/A", "p/B");
  }

  @Test
  void theOrderOfFieldsReachesNobody() {
    with("class A { int i; String s; }", "class B extends A { int g() { return i; } }")
        .edit("p/A", "int i; String s;", "String s; int i;")
        .compiles("p/A");
  }
}
