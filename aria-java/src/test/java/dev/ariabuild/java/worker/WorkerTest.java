package dev.ariabuild.java.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.uses.MemberUses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
  @TempDir Path dir;

  private static Worker worker() {
    return new Worker(Path.of(System.getProperty("java.home")), List.of());
  }

  private CompileRequest request(String text, String... options) throws IOException {
    Path file = dir.resolve("A.java");
    Files.writeString(file, text);
    return new CompileRequest(
        List.of(options), "UTF-8", dir.toString(), Set.of(), List.of(file.toString()));
  }

  @Test
  void aProcessOfItsOwnAnswersAsTheCompilerInThisOneDoes() throws IOException {
    CompileRequest request =
        request("class A { java.util.List l; Runnable r = () -> l.add(1); }", "-Xlint:all", "-g");
    Compiled here = new Javac().compile(request);
    try (Worker worker = worker()) {
      for (int i = 0; i < 2; i++) {
        Compiled there = worker.compile(request);
        assertTrue(there.success());
        assertEquals(here.messages(), there.messages());
        assertFalse(there.messages().isEmpty());
        assertEquals(here.uses(), there.uses());
        assertEquals(Set.of("A"), there.classes().keySet());
        assertArrayEquals(here.classes().get("A"), there.classes().get("A"));
      }
    }
    assertFalse(Files.exists(dir.resolve("A.class")), "it must not write");
  }

  @Test
  void errorsComeWithFileAndPlace() throws IOException {
    try (Worker worker = worker()) {
      Compiled compiled = worker.compile(request("class A {\n  int i = \"\";\n}"));
      assertFalse(compiled.success());
      Compiled.Message message = compiled.messages().get(0);
      assertEquals("ERROR", message.kind());
      assertEquals(dir.resolve("A.java").toString(), message.file());
      assertEquals(2, message.line());
      assertEquals(11, message.column());
    }
  }

  @Test
  void anOptionThatJavacDoesNotKnowIsAFailureAndNotTheEnd() throws IOException {
    try (Worker worker = worker()) {
      assertFalse(worker.compile(request("class A { }", "--nonsense")).success());
      assertTrue(worker.compile(request("class A { }")).success());
    }
  }

  @Test
  void aProcessThatCannotStartIsAnError() throws IOException {
    try (Worker worker = new Worker(dir.resolve("no-jdk"), List.of())) {
      CompileRequest request = request("class A { }");
      assertThrows(IOException.class, () -> worker.compile(request));
    }
  }

  @Test
  void aProcessThatEndsIsAnErrorAndTheNextRequestStartsAnother() throws IOException {
    try (Worker worker =
        new Worker(Path.of(System.getProperty("java.home")), List.of("-XX:NoSuchOption"))) {
      CompileRequest request = request("class A { }");
      assertThrows(IOException.class, () -> worker.compile(request));
      assertThrows(IOException.class, () -> worker.compile(request));
    }
  }

  @Test
  void aClassThatJavacDoesNotNeedMayBeMissing() throws IOException {
    Path library = Files.createDirectories(dir.resolve("library"));
    CompileRequest both =
        request(
            "class A { static void f(java.util.List<Missing> l) { }"
                + " Missing n; } class Missing { }");
    for (var type : new Javac().compile(both).classes().entrySet()) {
      if (!type.getKey().equals("Missing")) {
        Files.write(library.resolve(type.getKey() + ".class"), type.getValue());
      }
    }
    Files.delete(dir.resolve("A.java"));
    Path user = Files.writeString(dir.resolve("B.java"), "class B { A a; Object o = new A(); }");
    CompileRequest request =
        new CompileRequest(
            List.of("-classpath", library.toString()),
            "UTF-8",
            dir.toString(),
            Set.of(),
            List.of(user.toString()));
    Compiled compiled = new Javac().compile(request);
    assertTrue(compiled.success(), compiled.messages()::toString);
    Files.writeString(user, "class B { void g() { A.f(null); } }");
    assertTrue(plainlyCompiles(library, user), "javac does not need it");
    compiled = new Javac().compile(request);
    assertTrue(compiled.success(), compiled.messages()::toString);
    assertTrue(compiled.uses().get(0).types().contains("Missing"));
  }

  private static boolean plainlyCompiles(Path library, Path file) throws IOException {
    return javax.tools.ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                new java.io.ByteArrayOutputStream(),
                "-d",
                Files.createTempDirectory(library, "out").toString(),
                "-classpath",
                library.toString(),
                file.toString())
        == 0;
  }

  @Test
  void aFileTellsWhatItUses() throws IOException {
    Compiled compiled =
        new Javac()
            .compile(
                request(
                    "import java.util.function.Function;"
                        + " class A { B b; F f = x -> x; Object g(E e) throws Exception {"
                        + "  switch (e) { case X: return 1; default: }"
                        + "  new B(1) { }; try (C c = null) { } for (Object o : b) { }"
                        + "  return b.c().n; } }"
                        + " class B implements Iterable<C> { public java.util.Iterator<C> iterator() { return null; } C c() { return null; } B(int i) { } }"
                        + " abstract class C implements AutoCloseable { int n; }"
                        + " interface F { Object f(Object o); } enum E { X }"));
    assertTrue(compiled.success(), compiled.messages()::toString);
    FileUses uses = compiled.uses().get(0);
    assertTrue(uses.names().containsAll(Set.of("b", "c", "n", "close", "iterator", "<init>", "X")));
    assertEquals(Set.of("F"), uses.targets());
    assertEquals(Set.of("E"), uses.wholly());
    MemberUses members = uses.members();
    assertEquals(Set.of("B"), members.on().get("<init>"));
    assertEquals(Set.of("E"), members.on().get("<init>()"));
    assertEquals(Set.of("C"), members.on().get("n"));
    assertEquals(Set.of("B"), members.on().get("c()"));
    assertTrue(members.unqualified().containsAll(Set.of("b", "e", "x", "X")));
    assertTrue(
        members.anywhere().containsAll(Set.of("close()", "iterator()", "hasNext()", "next()")));
    assertFalse(members.anywhere().contains("n"));
    assertTrue(members.declares().containsAll(Set.of("g", "iterator", "c", "f")));
    assertEquals(Set.of("B"), uses.constructed());
    assertTrue(uses.types().containsAll(Set.of("A", "B", "C", "E", "F")));
    assertEquals(
        Set.of("A", "A$1", "A$2", "B", "C", "F", "E"), Set.copyOf(uses.classes()), "E's map too");
  }
}
