package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Inside a module only the files that a change reaches are compiled. */
class MembersTest {
  private static final String API = "src/main/java/example/api/";
  private static final String PRICE = API + "Price.java";
  private static final String COMPILE = "library:compile";
  private static final String MADE = "target/classes/example/";

  private final Checkout library = Checkout.of("a-library-of-several-files");

  @EveryMaven
  void onlyFilesThatAChangeReachesAreCompiled(String version) {
    Checkout library = this.library.on(version);
    library.maven("test-compile").ok().executed(COMPILE, "library:testCompile");
    TreeComparison.sameAsPlainBuild(library, "test-compile");

    // the body of a method
    library.edit(PRICE, "cents == 0", "cents <= 0");
    library
        .maven("test-compile")
        .ok()
        .compiled(COMPILE, "example/api/Price.java")
        .upToDate("library:testCompile")
        .nothingElse();
    TreeComparison.sameAsPlainBuild(library, "test-compile");

    // the signature of a method
    library.edit(PRICE, "int cents()", "long cents()");
    library
        .maven("test-compile")
        .ok()
        .compiled(COMPILE, "example/Bill.java", "example/api/Price.java")
        .compiledBecause(COMPILE, "example/Bill.java", "example.api.Price.cents changed");
    TreeComparison.sameAsPlainBuild(library, "test-compile");

    // a constant, which is inlined
    library.edit(PRICE, "DIGITS = 2", "DIGITS = 3");
    library
        .maven("test-compile")
        .ok()
        .compiled(COMPILE, "example/Rounding.java", "example/api/Price.java");
    TreeComparison.sameAsPlainBuild(library, "test-compile");

    // a comment that shifts no line, and one that does
    library.edit(PRICE, "// all of it", "// everything");
    library.maven("test-compile").ok().upToDate(COMPILE).nothingElse();
    library.edit(PRICE, "// everything", "// every\n  // thing");
    library.maven("test-compile").ok().compiled(COMPILE, "example/api/Price.java");
    TreeComparison.sameAsPlainBuild(library, "test-compile");
    library.maven("test-compile").ok().nothingElse();
  }

  @Test
  void filesComeAndGo() {
    library.maven("compile").ok().executed(COMPILE);

    library.write(
        "src/main/java/example/New.java", "package example;\n\nclass New { class In {} }\n");
    library.maven("compile").ok().compiled(COMPILE, "example/New.java");
    assertTrue(library.has(MADE + "New$In.class"));
    TreeComparison.sameAsPlainBuild(library, "compile");

    // a class that shadows: the user of the other one is compiled against it
    library.write("src/main/java/example/Price.java", "package example;\n\nclass Price { }\n");
    library.edit(
        "src/main/java/example/Gift.java", "import example.api.Price;", "import example.api.*;");
    library.edit("src/main/java/example/Gift.java", "new Price(0)", "new Price()");
    library
        .maven("compile")
        .ok()
        .compiled(
            COMPILE,
            "example/Bill.java",
            "example/Gift.java",
            "example/Price.java",
            "example/Rounding.java");
    TreeComparison.sameAsPlainBuild(library, "compile");

    // an anonymous class goes, and two files
    library.edit("src/main/java/example/Gift.java", "new Price()", "null");
    library.edit(
        "src/main/java/example/Gift.java",
        "new Runnable() {\n      @Override\n      public void run() {}\n    }",
        "null");
    library.delete("src/main/java/example/New.java");
    library.delete("src/main/java/example/Stranger.java");
    library.maven("compile").ok().compiled(COMPILE, "example/Gift.java");
    assertFalse(library.has(MADE + "New.class"));
    assertFalse(library.has(MADE + "New$In.class"));
    assertFalse(library.has(MADE + "Gift$1.class"));
    TreeComparison.sameAsPlainBuild(library, "compile");
  }

  @EveryMaven
  void aCompileErrorKeepsWhatWasThere(String version) {
    Checkout library = this.library.on(version);
    library.maven("compile").ok();
    var before = library.files("target/classes");
    library.edit(PRICE, "cents == 0", "nonsense == 0");
    library
        .maven("compile")
        .failed()
        .says("COMPILATION ERROR")
        .says("Price.java:[19,12]")
        .says("symbol:   variable nonsense");
    assertEquals(before, library.files("target/classes"));

    library.edit(PRICE, "nonsense == 0", "0 == cents");
    library.maven("compile").ok().compiled(COMPILE, "example/api/Price.java");
    TreeComparison.sameAsPlainBuild(library, "compile");

    // the error is in a file that was not edited
    library.edit(PRICE, "int cents()", "int allCents()");
    library.maven("compile").failed().says("Bill.java:[7,17]");
    library.edit(PRICE, "int allCents()", "int cents()");
    library.maven("compile").ok();
    TreeComparison.sameAsPlainBuild(library, "compile");
  }

  @Test
  void whatIsNotUnderstoodIsLeftToThePlugin() {
    library.maven("compile").ok();
    library.edit("src/main/java/example/package-info.java", "package", "@Deprecated\npackage");
    library
        .maven("compile")
        .ok()
        .executed(COMPILE)
        .compiled(COMPILE)
        .because(COMPILE, "a change of a package-info.java");
    TreeComparison.sameAsPlainBuild(library, "compile");

    library.edit(PRICE, "cents == 0", "cents < 1");
    library.maven("compile").ok().compiled(COMPILE, "example/api/Price.java");

    // an option besides
    library.edit(PRICE, "cents < 1", "cents < 2");
    library
        .maven("compile", "-Dmaven.compiler.parameters=true")
        .ok()
        .executed(COMPILE)
        .compiled(COMPILE)
        .because(COMPILE, "a change of parameter parameters");
    TreeComparison.sameAsPlainBuild(library, "compile", "-Dmaven.compiler.parameters=true");

    // a class file that is not what it was
    library.edit(PRICE, "cents < 2", "cents < 3");
    library.delete(MADE + "Bill.class");
    library
        .maven("compile", "-Dmaven.compiler.parameters=true")
        .ok()
        .executed(COMPILE)
        .because(COMPILE, "is not as the last execution left it");
    TreeComparison.sameAsPlainBuild(library, "compile", "-Dmaven.compiler.parameters=true");

    // switched off
    library.edit(PRICE, "cents < 3", "cents < 4");
    library.maven("compile", "-Daria.incremental=false").ok().executed(COMPILE).compiled(COMPILE);
  }

  /** Who names a member in a comment only is not known to use it. */
  @Test
  void whereJavacChecksCommentsEverythingIsCompiled() {
    library.edit(
        "pom.xml",
        "</project>",
        "  <build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration>"
            + "<compilerArgs><arg>-Xdoclint:reference</arg></compilerArgs>"
            + "</configuration></plugin></plugins></build>\n</project>");
    library.write(API + "Word.java", "package example.api;\n\nclass Word { void said() {} }\n");
    library.write(
        API + "Note.java",
        "package example.api;\n\n/** As {@link Word#said()}. */\nclass Note {}\n");
    library.maven("compile").ok();
    library.edit(API + "Word.java", "said", "unsaid");
    library.maven("compile").failed();
    library.edit(API + "Note.java", "said", "unsaid");
    library.maven("compile").ok().because(COMPILE, "compiler argument -Xdoclint:reference");
    TreeComparison.sameAsPlainBuild(library, "compile");
  }

  @Test
  void anEditThatIsTakenBackLeavesTheNextOneIncremental() {
    library.maven("compile").ok();
    library.edit(PRICE, "cents == 0", "cents <= 0");
    library.maven("compile").ok().compiled(COMPILE, "example/api/Price.java");
    library.edit(PRICE, "cents <= 0", "cents == 0");
    library.maven("compile").ok().restored(COMPILE);
    library.edit(PRICE, "cents == 0", "0 == cents");
    library.maven("compile").ok().compiled(COMPILE, "example/api/Price.java");
    TreeComparison.sameAsPlainBuild(library, "compile");
  }
}
