package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A class gets a member, which its subtypes inherit; they are compiled if that may show. */
class InheritanceTest extends DirectedCase {
  private Module before(String provider, String subtype) {
    return new Module(dir)
        .file("p/A", "package p; " + provider)
        .file("p/S", "package p; " + subtype);
  }

  private static final String PUBLIC = "public class A { }";

  @Test
  void aMethodIsInheritedAsItStands() {
    before(PUBLIC, "public class S extends A { int g() { return 1; } }")
        .file("p/T", "package p; class T { Object o = new A() { }; class U extends S { } }")
        .built()
        .edit("p/A", "{ }", "{ public int f(String s, java.util.List<String> l) { return 1; } }")
        .compiles("p/A")
        .edit("p/A", "public int f", "protected static long f")
        .compiles("p/A")
        .edit("p/A", "long f", "long h")
        .compiles("p/A");
  }

  @Test
  void aMethodOfAnInterfaceIsInheritedAsItStands() {
    before("public interface A { }", "public class S implements A, java.io.Serializable { }")
        .built()
        .edit("p/A", "{ }", "{ default int f() { return 1; } }")
        .compiles("p/A");
  }

  @Test
  void aFieldAndAClassAreInheritedAsTheyStand() {
    before(PUBLIC, "public class S extends A { Object o = new Object(); }")
        .file("p/T", "package p; class T extends S { private int i; }")
        .built()
        .edit("p/A", "{ }", "{ public int i; static class C { } }")
        .compiles("p/A", "p/T");
  }

  @Test
  void aMethodIsOverridden() {
    before(PUBLIC, "public class S extends A { public String f() { return null; } }")
        .built()
        .edit("p/A", "{ }", "{ public Object f() { return null; } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aPrivateMethodOfTheNameIsInTheWay() {
    before(PUBLIC, "public class S extends A { private void f() { } }")
        .built()
        .edit("p/A", "{ }", "{ public void f() { } }")
        .wholly(FAILS);
  }

  @Test
  void aPrivateMethodOfAFinalPrivateClassIsInTheWay() {
    before(PUBLIC, "class S { private static final class N extends A { private void f() { } } }")
        .built()
        .edit("p/A", "{ }", "{ public void f() { } }")
        .wholly(FAILS);
  }

  @Test
  void aMethodCompletesAnInterfaceOfTheSubtype() {
    before(PUBLIC, "public abstract class S extends A implements I<String> { }")
        .file("p/I", "package p; interface I<X> { void f(X x); }")
        .built()
        .edit("p/A", "{ }", "{ public void f(String s) { } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aMethodClashesWithOneOfAnInterface() {
    before(PUBLIC, "public abstract class S extends A implements I { }")
        .file("p/I", "package p; interface I { void f(); }")
        .built()
        .edit("p/A", "{ }", "{ public int f() { return 1; } }")
        .wholly(FAILS);
  }

  @Test
  void aMethodClashesWithOneOfTheJdk() {
    before(PUBLIC, "public abstract class S extends A implements java.util.Comparator<S> { }")
        .built()
        .edit("p/A", "{ }", "{ public int reversed() { return 1; } }")
        .wholly(FAILS);
  }

  @Test
  void aMethodTakesTheBodyFromAnInterface() {
    before(
            "public interface A { default int f() { return 1; } }",
            "public class S implements A, I { }")
        .file("p/I", "package p; interface I { }")
        .built()
        .edit("p/I", "{ }", "{ default int f() { return 2; } }")
        .wholly(FAILS);
  }

  @Test
  void aPublicSubclassOfAClassThatIsNot() {
    before("class A { }", "public class S extends A { }")
        .built()
        .edit("p/A", "{ }", "{ public int f() { return 1; } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aPublicSubclassOfAMemberClassThatIsProtected() {
    before("public class A { protected static class N { } }", "public class S extends A.N { }")
        .built()
        .edit("p/A", "N { }", "N { public int f() { return 1; } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aPublicClassOfAnInterfaceThatIsNot() {
    before("interface A { }", "public class S implements A { }")
        .built()
        .edit("p/A", "{ }", "{ default int f() { return 1; } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aMethodWithAVariableThatTheSubtypeBinds() {
    before("public interface A<T> { }", "public class S implements A<String> { }")
        .built()
        .edit("p/A", "{ }", "{ default int f(T t) { return 1; } }")
        .compiles("p/A");
  }

  @Test
  void aMethodThatASubtypeOverridesByBindingAVariable() {
    before(
            "public interface A<T> { }",
            "public class S implements A<String> { public int f(String s) { return 2; } }")
        .built()
        .edit("p/A", "{ }", "{ default int f(T t) { return 1; } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void twoMethodsThatBecomeOneInASubtype() {
    before(
            "public class A<T> { public int f(String s) { return 1; } }",
            "public class S extends A<String> { }")
        .built()
        .edit("p/A", "{ public", "{ public int f(T t) { return 2; } public")
        .wholly(FAILS);
  }

  @Test
  void anAbstractMethod() {
    before("public abstract class A { }", "public class S extends A { }")
        .built()
        .edit("p/A", "{ }", "{ public abstract int f(); }")
        .wholly(FAILS);
  }

  @Test
  void aMethodOfObject() {
    before("public class A { }", "public class S extends A implements I { }")
        .file("p/I", "package p; interface I { }")
        .built()
        .edit("p/A", "{ }", "{ @Override public final String toString() { return null; } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aMethodOfARecordOrEnum() {
    before("public interface A { }", "public enum S implements A { X }")
        .file("p/R", "package p; record R(int i) implements A { }")
        .built()
        .edit("p/A", "{ }", "{ default int f() { return 1; } }")
        .compiles("p/A", "p/R", "p/S"); // what the JDK declares in theirs is not known
  }
}
