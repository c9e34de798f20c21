package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** A type is new, gone or elsewhere: those for whom a name may mean another are compiled. */
class TypesThatComeAndGoTest extends DirectedCase {
  @Test
  void aNewTypeOfThePackageShadowsAnImportOnDemand() {
    new Module(dir)
        .file("q/X", "package q; public class X { }")
        .file("p/B", "package p; import q.*; class B { X x; }")
        .file("p/C", "package p; import q.*; class C { }")
        .file("r/D", "package r; class D { }")
        .built()
        .file("p/X", "package p; class X { }")
        .compiles("p/X", "p/B")
        .because("p/X", "it is new")
        .because("p/B", "p.X is new");
  }

  @Test
  void aNewTypeShadowsOneOfJavaLang() {
    new Module(dir)
        .file(
            "p/B",
            "package p; class B { Object g() { return new Compiler(); } static class Compiler { } }")
        .file("p/C", "package p; class C { Record r; }")
        .built()
        .file("p/Record", "package p; class Record { }")
        .compiles("p/Record", "p/C");
  }

  @Test
  void aNewMemberTypeShadowsOneOfThePackage() {
    new Module(dir)
        .file("p/X", "package p; class X { }")
        .file("p/A", "package p; class A { }")
        .file("p/S", "package p; class S extends A { X x; }")
        .file("p/T", "package p; class T { int i; }")
        .built()
        .edit("p/A", "{ }", "{ static class X { } }")
        .compiles("p/A", "p/S");
  }

  @Test
  void aDeletedTypeNoLongerShadows() {
    new Module(dir)
        .file("q/X", "package q; public class X { }")
        .file("p/X", "package p; class X { }")
        .file("p/B", "package p; import q.*; class B { X x; }")
        .file("p/C", "package p; import q.*; class C { }")
        .built()
        .delete("p/X")
        .compiles("p/B");
  }

  @Test
  void aDeletedTypeThatNobodyUsedReachesNobody() {
    new Module(dir)
        .file("p/A", "package p; class A { class N { } Object o = new Object() { }; }")
        .file("p/B", "package p; class B { }")
        .built()
        .delete("p/A")
        .compiles();
  }

  @Test
  void aDeletedTypeThatSomebodyUsesIsAnError() {
    new Module(dir)
        .file("p/A", "package p; class A { }")
        .file("p/B", "package p; class B { A a; }")
        .built()
        .delete("p/A")
        .wholly(FAILS);
  }

  @Test
  void aClassThatMovesBetweenFilesOfAnotherNameReachesItsUsers() {
    new Module(dir)
        .file("p/A", "package p; class A { } class N { }")
        .file("p/B", "package p; class B { N n; }")
        .file("p/C", "package p; class C { }")
        .built()
        .edit("p/A", "class N { }", "")
        .edit("p/C", "class C { }", "class C { } class N { }")
        .compiles("p/A", "p/B", "p/C"); // javac warns, with the path of the file
  }

  @Test
  void aRenamedFileReachesNobodyElse() {
    new Module(dir)
        .file("p/A", "package p; class N { int i; }")
        .file("p/B", "package p; class B { N n; }")
        .built()
        .delete("p/A")
        .file("p/N", "package p; class N { int i; }")
        .compiles("p/N", "p/B"); // N was an auxiliary class, of which javac may warn
  }

  @Test
  void aSecondDeclarationOfAClassIsSeen() {
    new Module(dir)
        .file("p/A", "package p; class A { } class N { }")
        .file("p/B", "package p; class B { }")
        .built()
        .edit("p/B", "class B { }", "class B { } class N { }")
        .wholly(FAILS);
  }

  @Test
  void aPackageThatIsImportedOnDemandAndGoesIsAnError() {
    new Module(dir)
        .file("q/X", "package q; public class X { }")
        .file("p/B", "package p; import q.*; class B { }")
        .file("p/C", "package p; class C { }")
        .built()
        .delete("q/X")
        .wholly(FAILS);
  }
}
