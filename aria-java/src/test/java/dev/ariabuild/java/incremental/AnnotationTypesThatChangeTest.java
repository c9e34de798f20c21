package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** An annotation type is another: those that wear it are compiled. */
class AnnotationTypesThatChangeTest extends DirectedCase {
  @Test
  void theRetentionOfAnAnnotationReachesThoseThatWearIt() {
    new Module(dir)
        .file(
            "p/N",
            "package p; import java.lang.annotation.*; @Retention(RetentionPolicy.CLASS) @interface N { }")
        .file("p/B", "package p; @N class B { }")
        .file("p/C", "package p; class C { @N int i; }")
        .file("p/D", "package p; class D { int i; }")
        .built()
        .edit("p/N", "CLASS", "RUNTIME")
        .compiles("p/N", "p/B", "p/C");
  }

  @Test
  void anElementThatIsAddedReachesThoseThatWearIt() {
    new Module(dir)
        .file("p/N", "package p; @interface N { int a() default 1; }")
        .file("p/B", "package p; @N class B { }")
        .file("p/D", "package p; class D { int i; }")
        .built()
        .edit("p/N", "default 1;", "default 1; int b() default 2;")
        .compiles("p/N", "p/B");
  }

  @Test
  void theContainerOfARepeatableAnnotationReachesThoseThatRepeatIt() {
    new Module(dir)
        .file(
            "p/N",
            "package p; import java.lang.annotation.*; @Repeatable(M.class) @interface N { }")
        .file(
            "p/M",
            "package p; import java.lang.annotation.*; @Retention(RetentionPolicy.CLASS) @interface M { N[] value(); }")
        .file("p/B", "package p; @N @N class B { }")
        .file("p/D", "package p; class D { int i; }")
        .built()
        .edit("p/M", "CLASS", "RUNTIME")
        .edit("p/N", "@Repeatable", "@Retention(RetentionPolicy.RUNTIME) @Repeatable")
        .compiles("p/N", "p/M", "p/B");
  }

  @Test
  void theTargetOfATypeAnnotationReachesThoseThatWearIt() {
    new Module(dir)
        .file(
            "p/N",
            "package p; import java.lang.annotation.*; @Target({ElementType.FIELD}) @interface N { }")
        .file("p/B", "package p; class B { @N String s; }")
        .built()
        .edit("p/N", "ElementType.FIELD", "ElementType.FIELD, ElementType.TYPE_USE")
        .compiles("p/N", "p/B");
  }
}
