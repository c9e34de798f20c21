package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Uses that a search for the name of a member in the type before the dot does not find. */
class SubtleUsesTest extends DirectedCase {
  private Module module() {
    return new Module(dir);
  }

  private static final String OUTER = "package p; public class A { public class I { } }";

  private static final String CREATES =
      "package q; import p.*; class B { Object g(S s) { return s.new I(); }"
          + " Object h(S s) { return s.new I() { }; } }";

  @Test
  void aMemberClassThatIsCreatedInAnObject() {
    module()
        .file("p/A", OUTER)
        .file("p/S", "package p; public class S extends A { }")
        .file("q/B", CREATES)
        .file("q/C", "package q; class C { p.S s; }")
        .built()
        .edit("p/S", "{ }", "{ public class I { } }")
        .compiles("p/S", "q/B");
  }

  @Test
  void aMemberClassThatIsCreatedInAnObjectOfAnAnonymousSubclass() {
    module()
        .file("p/A", OUTER)
        .file("p/S", "package p; public class S extends A { }")
        .file("q/B", "package q; import p.*; class B { Object h(S s) { return s.new I() { }; } }")
        .built()
        .edit("p/S", "{ }", "{ public class I { } }")
        .compiles("p/S", "q/B");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void aConstantThatIsOneOfSeveralCases() {
    module()
        .file("p/I", "package p; sealed interface I permits E, F { }")
        .file("p/E", "package p; enum E implements I { X, Y }")
        .file("p/F", "package p; final class F implements I { }")
        .file(
            "p/B",
            "package p; class B { int g(I i) {"
                + " return switch (i) { case E.X -> 1; case E.Y -> 2; case F f -> 3; }; } }")
        .built()
        .edit("p/E", "X, Y", "X, Y, Z")
        .wholly(FAILS); // B does not cover Z
  }

  @Test
  void aClassThatImportsOnDemandSeeNow() {
    module()
        .file("q/X", "package q; public class X { }")
        .file("r/X", "package r; class X { }")
        .file("p/B", "package p; import q.*; import r.*; class B { X x; }")
        .file("p/C", "package p; import q.*; import r.*; class C { }")
        .file("r/D", "package r; public class D { }")
        .built()
        .edit("r/X", "class X", "public class X")
        .wholly(FAILS); // which of the two is meant?
  }

  @Test
  void aClassThatImportsOnDemandSeeNoLonger() {
    module()
        .file("q/X", "package q; public class X { }")
        .file("p/X", "package p; public class X { class N { } }")
        .file("p/B", "package p; import q.*; class B { X x; }")
        .file("q/C", "package q; import p.*; class C { X x; }")
        .file("r/D", "package r; import q.*; class D { X x; Object N; }")
        .built()
        .edit("p/X", "public class X", "class X")
        .compiles("p/X", "q/C"); // to which it may have been another
  }

  // --- classes that javac leaves out, as they are never reached

  private Module neverReached(String text) {
    return module()
        .file("p/A", "package p; abstract class A { abstract Q f(); }")
        .file("p/S", "package p; abstract class S extends A { R f() { return null; } }")
        .file("p/Q", "package p; class Q { }")
        .file("p/R", "package p; class R extends Q { }")
        .file("p/B", "package p; class B { static final boolean NEVER = false; " + text + " }")
        .file("p/C", "package p; class C { S s; Object o = 1 < 2 ? null : new Object() { }; }")
        .built();
  }

  @Test
  void anAbstractMethodOfAClassThatIsExtendedWhereNothingIsReached() {
    neverReached(
            "Object g() { if (NEVER) { return new A() { Q f() { return null; } }; } return 1; }")
        .edit("p/A", "abstract Q f();", "abstract Q f(); abstract Q h();")
        .wholly(FAILS);
  }

  @Test
  void aMemberThatIsLookedUpWhereNothingIsReached() {
    neverReached("Object o = NEVER ? new S() { Q g() { return f(); } } : null;")
        .edit("p/S", "R f()", "Q f()")
        .compiles("p/S", "p/B");
  }

  @Test
  void theSignatureOfAMethodThatIsInheritedWhereNothingIsReached() {
    neverReached(
            "interface J { Q f(); } Object g() { if (NEVER) { class L extends S { } } return 1; }")
        .edit("p/R", "class R", "final class R")
        .compiles("p/R", "p/S", "p/B");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_18)
  void aPrivateConstructorOfWhichASerialisableSubclassIsWarned() {
    String kept = "private static final long serialVersionUID = 1;";
    new Module(dir, "-Xlint:serial", "-Werror")
        .file("p/A", "package p; class A { A(int i) { } }")
        .file(
            "p/S",
            "package p; @SuppressWarnings(\"serial\")"
                + " class S extends A implements java.io.Serializable { S() { super(1); } }")
        .file("p/T", "package p; class T extends S { " + kept + " }")
        .file("p/B", "package p; class B { Object o = new A(1); }")
        .built()
        .edit("p/A", "{ }", "{ } private A() { }")
        .wholly(FAILS); // T is warned
  }

  @Test
  void aDefaultMethodThatLeavesOneAbstractMethodOfAnInterfaceOfTheJdk() {
    module()
        .file("p/A", "package p; interface A extends java.util.Iterator<String> { }")
        .file("p/I", "package p; interface I { String g(); }")
        .file(
            "p/U",
            "package p; class U { static int f(I i) { return 1; }"
                + " static long f(A a) { return 1; } }")
        .file("p/B", "package p; class B { Object o = U.f(() -> null); }")
        .built()
        .edit("p/A", "{ }", "{ default boolean hasNext() { return true; } }")
        .wholly(FAILS); // B's lambda may be either
  }
}
