package dev.ariabuild.java.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays open from one call to the next does not hide what changed between them. */
class OpenFilesTest {
  @TempDir Path dir;

  private final Javac javac = new Javac();

  private Compiled compile(String text, String... options) throws IOException {
    return compile(text, false, options);
  }

  private Compiled compile(String text, boolean typesOnly, String... options) throws IOException {
    Path file = Files.writeString(dir.resolve("A.java"), text);
    return javac.compile(
        new CompileRequest(
            List.of(options),
            "UTF-8",
            dir.toString(),
            Set.of(),
            List.of(file.toString()),
            typesOnly));
  }

  private Path jar(String body) throws IOException {
    Path source = Files.createDirectories(dir.resolve("lib")).resolve("Lib.java");
    Files.writeString(source, "public class Lib { " + body + " }");
    byte[] type =
        javac
            .compile(
                new CompileRequest(
                    List.of("-proc:none"),
                    "UTF-8",
                    source.getParent().toString(),
                    Set.of("Lib"),
                    List.of(source.toString())))
            .classes()
            .get("Lib");
    Path jar = dir.resolve("lib.jar");
    Path beside = dir.resolve("lib.jar.new");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(beside))) {
      out.putNextEntry(new JarEntry("Lib.class"));
      out.write(type);
    }
    Files.deleteIfExists(jar);
    return Files.move(beside, jar);
  }

  @Test
  void anArchiveThatIsReplacedIsReadAnew() throws IOException {
    String cp = jar("public int f() { return 1; }").toString();
    String use = "class A { int i = new Lib().f(); }";
    assertTrue(compile(use, "-classpath", cp, "-proc:none").success());
    jar("public int g() { return 1; }");
    assertFalse(compile(use, "-classpath", cp, "-proc:none").success());
    jar("public int f() { return 2; }");
    assertTrue(compile(use, "-classpath", cp, "-proc:none").success());
  }

  @Test
  void anArchiveThatVanishesIsMissedAndFoundAgain() throws IOException {
    String cp = jar("public int f() { return 1; }").toString();
    String use = "class A { int i = new Lib().f(); }";
    assertTrue(compile(use, "-classpath", cp, "-proc:none").success());
    Files.delete(Path.of(cp));
    Compiled without = compile(use, "-classpath", cp, "-proc:none");
    assertFalse(without.success());
    assertTrue(without.messages().get(0).text().startsWith("cannot find symbol"));
    jar("public int f() { return 1; }");
    assertTrue(compile(use, "-classpath", cp, "-proc:none").success());
  }

  @Test
  void aClassThatIsWrittenIntoADirectoryIsSeen() throws IOException {
    Path classes = Files.createDirectories(dir.resolve("classes"));
    String use = "class A { Lib lib; }";
    assertFalse(compile(use, "-classpath", classes.toString()).success());
    jar("");
    Compiled lib =
        javac.compile(
            new CompileRequest(
                List.of(),
                "UTF-8",
                classes.toString(),
                Set.of(),
                List.of(dir.resolve("lib/Lib.java").toString())));
    Files.write(classes.resolve("Lib.class"), lib.classes().get("Lib"));
    assertTrue(compile(use, "-classpath", classes.toString()).success());
  }

  @Test
  void aSourceIsReadAnewAlsoIfItsTimeAndLengthStay() throws IOException {
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    List<byte[]> made = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      Path file = Files.writeString(dir.resolve("A.java"), "class A { int i = " + i + "; }");
      Files.setLastModifiedTime(file, time);
      CompileRequest request =
          new CompileRequest(
              List.of("-proc:none"), "UTF-8", dir.toString(), Set.of(), List.of(file.toString()));
      made.add(javac.compile(request).classes().get("A"));
    }
    assertFalse(java.util.Arrays.equals(made.get(0), made.get(1)));
  }

  /** The JDK's own reading of the option is the judge. */
  @Test
  void aReleaseThatStaysOpenIsWhatJavacMakesOfTheOption() throws IOException {
    List<String> texts =
        List.of(
            "class A { String s = \" \".repeat(2) + hashCode(); }",
            "class A { Object o = java.util.HexFormat.of(); }",
            "record A(int i) {}",
            "class A { @Deprecated int f() { return new Integer(1); } }",
            "class A { sun.misc.Unsafe u; }",
            "class A { javax.xml.parsers.SAXParser p; java.sql.Connection c; }");
    for (String release : List.of("8", "11", "17")) {
      for (String text : texts) {
        String[] options = {"--release", release, "-proc:none", "-g", "-Xlint:all"};
        for (int time = 0; time < 2; time++) {
          String what = release + ": " + text;
          Compiled ours = compile(text, options);
          if (text.contains("sun.misc")) { // javac warns of that only with files of its own
            String[] read = {"--release", release, "-g", "-Xlint:all"};
            assertEquals(compile(text, true, read).messages(), ours.messages(), what);
          } else {
            assertSameAsJavac(ours, List.of(options), what);
          }
        }
      }
    }
    assertEquals(3, javac.releases().open(), "each is opened once, and by us");
  }

  /** It would not be known which names of parameters javac may keep. */
  @Test
  void noClassesAreMadeIfJavacOpensTheReleaseItself() throws IOException {
    Compiled made = compile("class A { }", "--release", "17");
    assertFalse(made.success());
    assertEquals(
        "classes of the release cannot be told from the module's", made.messages().get(0).text());
  }

  private void assertSameAsJavac(Compiled ours, List<String> options, String what)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    Path out = Files.createTempDirectory(dir, "out");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of("-d", out.toString()));
      boolean success =
          compiler
              .getTask(
                  new StringWriter(),
                  files,
                  told,
                  all,
                  null,
                  files.getJavaFileObjects(dir.resolve("A.java")))
              .call();
      assertEquals(success, ours.success(), what);
    }
    assertEquals(
        told.getDiagnostics().stream().map(d -> d.getKind() + d.getMessage(null)).toList(),
        ours.messages().stream().map(m -> m.kind() + m.text()).toList(),
        what);
    if (ours.success()) {
      assertArrayEquals(Files.readAllBytes(out.resolve("A.class")), ours.classes().get("A"), what);
    }
  }
}
