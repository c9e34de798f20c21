package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ariabuild.java.OtherJdk;
import dev.ariabuild.java.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processors promise, and what happens if they do something else. */
class PromisesTest {
  private static final String ISOLATING = "\"org.gradle.annotation.processing.isolating\"";
  private static final String AGGREGATING = "\"org.gradle.annotation.processing.aggregating\"";
  private static final String MAKE =
      "write(filer.createSourceFile(e + \"Made\", e), \"package a; class \" + e.getSimpleName()"
          + " + \"Made { int m = \" + e.getEnclosedElements().size() + \"; }\");";

  @TempDir Path dir;

  private ProcessedSources module(String promise, String options, String what) throws IOException {
    Path processors = new TestProcessors(dir.resolve("p")).odd(promise, options, what).built();
    return files(new ProcessedSources(dir.resolve("m"), processors)).built();
  }

  private static ProcessedSources files(ProcessedSources module) {
    return module
        .file("a/One", "package a; @p.Odd class One { int i; }")
        .file("a/Two", "package a; @p.Odd class Two { int j; }")
        .file("a/Base", "package a; class Base { void f() {} }");
  }

  @Test
  void aDynamicProcessorSaysItselfThatItIsIsolating() throws IOException {
    module("dynamic", ISOLATING, MAKE)
        .verified()
        .edit("a/One", "int i;", "int i, k;")
        .compiles("a/One", "a/OneMade")
        .given("a/One");
  }

  @Test
  void aDynamicProcessorSaysItselfThatItIsAggregating() throws IOException {
    module("dynamic", AGGREGATING, MAKE)
        .verified()
        .edit("a/One", "int i;", "int i, k;")
        .compiles("a/One", "a/OneMade")
        .given("a/One", "a/Two");
  }

  @Test
  void aDynamicProcessorThatSaysNothingIsUnknown() throws IOException {
    module("dynamic", "\"x\"", MAKE)
        .edit("a/One", "int i;", "int i, k;")
        .wholly(
            "annotation processor p.OddOne does not say whether it is isolating or aggregating");
  }

  @Test
  void aProcessorWithoutAPromiseIsUnknown() throws IOException {
    module("", "\"x\"", MAKE)
        .edit("a/Base", "f()", "g()")
        .wholly(
            "annotation processor p.OddOne does not say whether it is isolating or aggregating"
                + " (a newer version may, in META-INF/gradle/incremental.annotation.processors)");
  }

  @Test
  void anIsolatingProcessorNamesOneOrigin() throws IOException {
    module("isolating", "\"x\"", MAKE.replace(", e)", ")"))
        .edit("a/Base", "f()", "g()")
        .wholly(
            "annotation processor p.OddOne is isolating and makes a.OneMade of nothing that it"
                + " names");
  }

  @Test
  void anIsolatingProcessorNamesNoSecondOrigin() throws IOException {
    module(
            "isolating",
            "\"x\"",
            MAKE.replace(
                ", e)",
                ", e, processingEnv.getElementUtils().getTypeElement(\"a.\" +"
                    + " (e.toString().endsWith(\"One\") ? \"Two\" : \"One\")))"))
        .edit("a/Base", "f()", "g()")
        .wholly("annotation processor p.OddOne is isolating and makes a.OneMade of 2 files");
  }

  @Test
  void anIsolatingProcessorNamesNothingOfTheClassPath() throws IOException {
    module(
            "isolating",
            "\"x\"",
            MAKE.replace(
                ", e)", ", processingEnv.getElementUtils().getTypeElement(\"java.lang.String\"))"))
        .edit("a/Base", "f()", "g()")
        .wholly(
            "annotation processor p.OddOne is isolating and makes a.OneMade of something that is"
                + " not compiled with it");
  }

  @Test
  void aResourceIsMadeAgainAndRemoved() throws IOException {
    module(
            "isolating",
            "\"x\"",
            "write(filer.createResource(StandardLocation.CLASS_OUTPUT, \"\", \"META-INF/\" + e, e),"
                + " \"\" + e.getEnclosedElements());")
        .edit("a/Base", "f()", "g()")
        .compiles("a/Base")
        .edit("a/One", "int i", "int k")
        .compiles("a/One")
        .delete("a/Two")
        .compiles()
        .edit("a/One", "@p.Odd", "")
        .compiles("a/One");
  }

  @Test
  void aResourceThatIsReadHasToStay() throws IOException {
    ProcessedSources module =
        module(
            "isolating",
            "\"x\"",
            "String x = \"none\"; try { x = filer.getResource(StandardLocation.CLASS_OUTPUT, \"\","
                + " \"x\").getCharContent(true).toString(); } catch (IOException none) {}"
                + " write(filer.createSourceFile(e + \"Made\", e), \"package a; class \" +"
                + " e.getSimpleName() + \"Made { String s = \\\"\" + x + \"\\\"; }\");");
    module.edit("a/Base", "f()", "g()").compiles("a/Base");
    module.edit("a/One", "int i", "int j").compiles("a/One");
    module.resource("x", "something");
    module
        .edit("a/Base", "g()", "h()")
        .wholly("annotation processors read x, which changed")
        .delete("a/Two")
        .wholly("annotation processors read x, which changed");
  }

  @Test
  void aResourceThatTheProcessorWroteItselfIsNotThereBefore() throws IOException {
    module(
            "aggregating",
            "\"x\"",
            "String x = \"\"; try { x = filer.getResource(StandardLocation.CLASS_OUTPUT, \"\","
                + " \"x\" + e).getCharContent(true).toString(); } catch (IOException none) {}"
                + " write(filer.createResource(StandardLocation.CLASS_OUTPUT, \"\", \"x\" + e),"
                + " x + e.getEnclosedElements());")
        .verified()
        .edit("a/One", "int i", "int k")
        .compiles("a/One")
        .edit("a/One", "int k", "int l")
        .compiles("a/One");
  }

  @Test
  void aResourceElsewhereMakesItTheWholeModule() throws IOException {
    module(
            "aggregating",
            "\"x\"",
            "try { write(filer.createResource(StandardLocation.NATIVE_HEADER_OUTPUT, \"\", \"x\"),"
                + " \"\"); } catch (Exception none) {}")
        .edit("a/Base", "f()", "g()")
        .wholly("annotation processor p.OddOne writes to NATIVE_HEADER_OUTPUT");
  }

  @Test
  void aClassFileMakesItTheWholeModule() throws IOException {
    module(
            "aggregating",
            "\"x\"",
            "try { filer.createClassFile(e + \"C\"); } catch (Exception none) {}")
        .edit("a/Base", "f()", "g()")
        .wholly("annotation processor p.OddOne writes class files");
  }

  @Test
  void aFileThatIsWrittenTwiceMakesItTheWholeModule() throws IOException {
    module("isolating", "\"x\"", MAKE + " try { " + MAKE + " } catch (FilerException twice) {}")
        .edit("a/Base", "f()", "g()")
        .wholly("annotation processor p.OddOne writes a.OneMade twice");
  }

  @Test
  void aProcessorThatCrashesMakesItTheWholeModule() throws IOException {
    module(
            "isolating",
            "\"x\"",
            MAKE + " if (e.getEnclosedElements().size() > 2) throw new IllegalStateException();")
        .verified()
        .edit("a/Base", "f()", "g()")
        .compiles("a/Base")
        .edit("a/One", "int i;", "int i, k;")
        .wholly("annotation processor p.OddOne fails with java.lang.RuntimeException");
  }

  @Test
  void aProcessorThatMakesSomethingElseEachTimeMakesItTheWholeModule() throws IOException {
    ProcessedSources module =
        module(
            "isolating",
            "\"x\"",
            MAKE.replace("e.getEnclosedElements().size()", "(System.nanoTime() & 0xffffffL)"));
    assertFalse(module.verifies());
    module
        .edit("a/Base", "f()", "g()")
        .wholly("annotation processor p.OddOne made another OneMade.java than it makes now");
  }

  @Test
  void aFileThatTwoFilesGiveMakesItTheWholeModule() throws IOException {
    module(
            "isolating",
            "\"x\"",
            "if (e.getEnclosedElements().size() > 2) write(filer.createSourceFile(\"a.Shared\", e),"
                + " \"package a; class Shared {}\");")
        .edit("a/Base", "f()", "g()")
        .compiles("a/Base")
        .edit("a/One", "int i;", "int i, k;")
        .compiles("a/One", "a/Shared")
        .edit("a/Two", "int j;", "int j, l;")
        .wholly("annotation processors make Shared.java of several files");
  }

  @Test
  void processorsRunInAProcessOfTheirOwn() throws IOException {
    on(Path.of(System.getProperty("java.home")));
  }

  @Test
  void processorsRunOnJdk25() throws IOException {
    Optional<OtherJdk> jdk = OtherJdk.beside(25);
    Assumptions.assumeTrue(jdk.isPresent(), "no JDK 25 beside the running JDK");
    on(jdk.get().home());
  }

  private void on(Path jdk) throws IOException {
    Path processors =
        new TestProcessors(dir.resolve("p"))
            .odd("isolating", "\"x\"", MAKE)
            .with("Builder", "isolating", TestProcessors.BUILDER)
            .built();
    try (Worker worker = new Worker(jdk, List.of())) {
      files(new ProcessedSources(dir.resolve("m"), processors, worker, new PlainJavac(jdk)))
          .file("a/Three", "package a; @p.Build class Three { Base base; }")
          .built()
          .verified()
          .edit("a/One", "int i;", "int i, k;")
          .compiles("a/One", "a/OneMade")
          .given("a/One")
          .edit("a/Base", "void f()", "void g()")
          .compiles("a/Base", "a/ThreeBuilder")
          .given("a/Base", "a/Three");
    }
  }
}
