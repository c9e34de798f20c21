package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors that make things of all files with their annotations, beside isolating ones. */
class AggregatingTest {
  @TempDir static Path shared;
  @TempDir Path dir;

  private static Path processors;

  @BeforeAll
  static void compileProcessors() throws IOException {
    processors =
        new TestProcessors(shared.resolve("aggregating"))
            .with("Builder", "isolating", TestProcessors.BUILDER)
            .with("Lister", "AGGREGATING", TestProcessors.LISTER)
            .built();
  }

  private ProcessedSources module() {
    return new ProcessedSources(dir, processors)
        .file("a/One", "package a; @p.Listed public class One { void first() {} }")
        .file("a/Two", "package a; @p.Listed public class Two extends Base {}")
        .file("a/Base", "package a; public class Base { int b; }")
        .file("a/Boat", "package a; @p.Build public class Boat { String name; }")
        .file("a/User", "package a; class User { String f() { return all.Listing.ALL; } }")
        .file("a/Other", "package a; class Other { int f() { return 1; } }")
        .built()
        .verified();
  }

  @Test
  void allFilesOfTheProcessorAreGivenToItWhenOneChanges() {
    module()
        .edit("a/One", "void first() {}", "void first() {} void second() {}")
        .compiles("a/One", "all/Listing", "a/User")
        .given("a/Base", "a/One", "a/Two")
        .because("a/User", "all.Listing.ALL changed")
        // what one of them shows matters too
        .edit("a/Base", "int b", "int c")
        .compiles("a/Base")
        .given("a/Base", "a/One", "a/Two");
  }

  @Test
  void anEditOfOtherFilesLeavesItAlone() {
    module()
        .edit("a/Other", "return 1", "return 2")
        .compiles("a/Other")
        .given("a/Other")
        .edit("a/Boat", "String name", "String title")
        .compiles("a/Boat", "a/BoatBuilder")
        .given("a/Boat");
  }

  @Test
  void filesWithItsAnnotationsComeAndGo() {
    module()
        .file("a/Three", "package a; @p.Listed class Three {}")
        .compiles("a/Three", "all/Listing", "a/User")
        .edit("a/Other", "class Other", "@p.Listed class Other")
        .compiles("a/Other", "all/Listing", "a/User")
        .delete("a/One")
        .compiles("all/Listing", "a/User")
        .edit("a/Other", "@p.Listed ", "")
        .compiles("a/Other", "all/Listing", "a/User")
        .delete("a/User")
        .delete("a/Three")
        .edit("a/Two", "@p.Listed ", "")
        .compiles("a/Two")
        .edit("a/Two", "public", "@p.Listed public")
        .compiles("a/Two", "all/Listing");
  }

  @Test
  void whatIsGeneratedFirstIsFoundOnlyIfNobodyChangesIt() {
    new ProcessedSources(dir, processors)
        .file("a/One", "package a; @p.Listed public class One {}")
        .file("a/Other", "package a; class Other {}")
        .built()
        .edit("a/One", "class One {", "class One { void f() {}")
        .wholly("annotation processor p.Lister was not followed yet")
        .built()
        .edit("a/Other", "{}", "{ int i; }")
        .compiles("a/Other")
        .edit("a/One", "class One {", "class One { void g() {}")
        .compiles("a/One", "all/Listing");
  }
}
