package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** Edits that nobody else can see: the edited file is compiled, and no other. */
class EditsThatConcernNobodyElseTest extends DirectedCase {
  @Test
  void aBodyEditCompilesItsFileAlone() {
    house(PROVIDER).edit("p/A", "return 1", "return 2").compiles("p/A");
  }

  @Test
  void aLineShiftCompilesItsFileAlone() {
    house(PROVIDER).edit("p/A", "package p;", "package p;\n\n").compiles("p/A");
  }

  @Test
  void aPrivateMemberIsNobodyElsesBusiness() {
    house(PROVIDER)
        .edit("p/A", "int x()", "private int y = 3; private int z() { return y; } int x()")
        .compiles("p/A")
        .edit("p/A", "private int y = 3", "private long y = 4")
        .edit("p/A", "private int z()", "private long z()")
        .compiles("p/A");
  }

  @Test
  void aLocalAndAnAnonymousClassComeAndGoUnseen() {
    house(PROVIDER)
        .edit("p/A", "return 3;", "class L {} new L(); new Object() {}; return 3;")
        .compiles("p/A")
        .edit("p/A", "class L {} new L(); new Object() {};", "")
        .compiles("p/A");
  }

  @Test
  void theBodyOfADefaultMethodReachesNoSubtype() {
    new Module(dir)
        .file("p/I", "package p; interface I { default int f() { return 1; } }")
        .file("p/B", "package p; class B implements I { int g() { return f(); } }")
        .built()
        .edit("p/I", "return 1", "return 2")
        .compiles("p/I");
  }

  @Test
  void aStaticInitialiserIsUnseen() {
    house(PROVIDER).edit("p/A", "int x()", "static { System.gc(); } int x()").compiles("p/A");
  }

  @Test
  void aMemberThatIsAddedAndThatNobodyUsesReachesNobody() {
    house(PROVIDER).edit("p/A", "int x()", "int unheard() { return 1; } int x()").compiles("p/A");
  }

  @Test
  void aMemberOfTheSameNameInATypeThatIsNotUsedReachesNobody() {
    house(PROVIDER).edit("p/D", "int f", "long f").compiles("p/D");
  }

  @Test
  void anAnonymousClassThatGoesLeavesNoFile() {
    house(PROVIDER.replace("return 3;", "new Object() { }; return 3;"))
        .edit("p/A", "new Object() { };", "")
        .compiles("p/A");
  }

  @Test
  void whereNothingChangedNothingIsCompiled() {
    house(PROVIDER).compiles();
  }
}
