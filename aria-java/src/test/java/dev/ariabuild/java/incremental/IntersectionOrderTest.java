package dev.ariabuild.java.incremental;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of types that nobody wrote down, an old javac puts first what it read first. In a part of a
 * module it reads in another order than in all of it.
 */
class IntersectionOrderTest {
  private static final String WHY =
      "which type of an intersection comes first is a matter of all files in this JDK";

  @TempDir Path dir;

  /** As maven-compiler-plugin does, so that javac knows no names of the call before. */
  private Module module() {
    return new Module(dir, "-XDuseUnsharedTable=true")
        .file("a/I", "package a; public interface I { default void i() { } }")
        .file("z/J", "package z; public interface J { default void j() { } }")
        .file("p/X", "package p; class X implements z.J, a.I { }")
        .file("p/Y", "package p; class Y implements z.J, a.I { }")
        .file("p/C", "package p; class C { int i = 1; }");
  }

  private static boolean byLetters() {
    return Runtime.version().feature() >= 25;
  }

  @Test
  void theParameterOfALambdaHasTheFirstOfTwoInterfaces() {
    Module module =
        module()
            .file(
                "p/B",
                "package p; import java.util.*; class B { void g() {"
                    + " Arrays.asList(new X(), new Y()).forEach(w -> { w.i(); w.j(); }); } }")
            .built()
            .edit("p/C", "i = 1", "i = 2");
    if (byLetters()) {
      module.compiles("p/C");
    } else {
      module.wholly(WHY);
    }
  }

  @Test
  void aFileThatComesMayChangeTheOrder() {
    Module module =
        module()
            .file(
                "p/B",
                "package p; class B { void g(boolean b) { var v = b ? new X() : new Y(); v.i(); v.j(); } }")
            .built()
            .file("p/D", "package p; class D { }");
    if (byLetters()) {
      module.compiles("p/D");
    } else {
      module.wholly(WHY);
    }
  }

  @Test
  void aNameInABodyElsewhereMayChangeTheOrder() {
    Module up =
        new Module(dir.resolve("up"))
            .file("a/I", "package a; public interface I { default void i() { } }")
            .file("z/J", "package z; public interface J { default void j() { } }")
            .file("p/X", "package p; public class X implements z.J, a.I { }")
            .file("p/Y", "package p; public class Y implements z.J, a.I { }")
            .built();
    Module down =
        new Module(dir.resolve("down"), "-XDuseUnsharedTable=true")
            .on(up)
            .file("q/A", "package q; class A { private Object o() { return null; } }")
            .file(
                "q/B",
                "package q; import p.*; class B { void g() {"
                    + " java.util.Arrays.asList(new X(), new Y())"
                    + ".forEach(w -> { w.i(); w.j(); }); } }")
            .built()
            .edit("q/A", "Object o() { return null; }", "a.I o() { return null; }");
    if (byLetters()) {
      down.compiles("q/A");
    } else {
      down.wholly(WHY);
    }
  }

  @Test
  void anIntersectionThatComesWithAnEdit() {
    Module module =
        module()
            .file("p/B", "package p; class B { void g(boolean b) { } }")
            .built()
            .edit(
                "p/B",
                "(boolean b) { }",
                "(boolean b) { var v = b ? new X() : new Y(); v.i(); v.j(); }");
    if (byLetters()) {
      module.compiles("p/B");
    } else {
      module.wholly(WHY);
    }
  }

  @Test
  void anOrderThatIsWrittenDownIsWhatItIs() {
    module()
        .file(
            "p/B",
            "package p; class B<T extends z.J & a.I> { int i = 1; Runnable r(T t) {"
                + " return () -> { t.i(); t.j(); }; } }")
        .file("p/D", "package p; class D { int i = 1; Object o = i > 0 ? 1 : \"one\"; }")
        .built()
        .edit("p/B", "i = 1", "i = 2")
        .edit("p/D", "i = 1", "i = 2")
        .compiles("p/B", "p/D");
  }
}
