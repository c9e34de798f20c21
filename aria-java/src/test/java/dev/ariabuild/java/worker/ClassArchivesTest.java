package dev.ariabuild.java.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real JVMs, which tell where a class of theirs comes from. */
class ClassArchivesTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String ARCHIVED = "source: shared objects file (top)";

  @TempDir Path dir;
  private Path jar;

  @BeforeEach
  void aJarAndFolders() throws IOException {
    Files.createDirectories(dir.resolve("tmp"));
    jar = dir.resolve("a.jar");
    jar("class A { public static void main(String[] words) { System.out.print(1); } }");
  }

  private void jar(String text) throws IOException {
    Path source = dir.resolve("A.java");
    Files.writeString(source, text);
    Compiled compiled =
        new Javac()
            .compile(
                new CompileRequest(
                    List.of(), "UTF-8", dir.toString(), Set.of(), List.of(source.toString())));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("A.class"));
      out.write(compiled.classes().get("A"));
      out.closeEntry();
    }
  }

  private ClassArchives archives(boolean mayWrite) {
    return new ClassArchives(dir.resolve("compilers"), dir.resolve("tmp"), mayWrite);
  }

  /** One process after another, each of a build of its own; what the last one loaded. */
  private String run(int times) throws IOException, InterruptedException {
    String loaded = "";
    for (int i = 0; i < times; i++) {
      ClassArchives.Start start = archives(true).start(JAVA_HOME, List.of(jar));
      loaded = run(start);
      ClassArchives.ended(start, true);
    }
    return loaded;
  }

  private String run(ClassArchives.Start start) throws IOException, InterruptedException {
    Path log = dir.resolve("loaded.log");
    Path out = dir.resolve("out");
    List<String> command = new ArrayList<>();
    command.add(JAVA_HOME.resolve("bin").resolve("java").toString());
    command.addAll(start.options());
    command.addAll(List.of("-Xlog:class+load:file=" + log, "-cp", jar.toString(), "A"));
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    assertEquals("1", Files.readString(out), "the JVM itself says nothing there");
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("] A source:"))
        .reduce("", String::concat);
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      return all.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private void nothingIsLeftInTemporary() throws IOException {
    try (Stream<Path> left = Files.list(dir.resolve("tmp"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void theSecondProcessLeavesWhatTheThirdStartsWith() throws Exception {
    assertFalse(run(1).contains(ARCHIVED));
    assertEquals(List.of(), written());
    assertFalse(run(1).contains(ARCHIVED));
    assertEquals(1, written().size());
    assertTrue(run(1).contains(ARCHIVED));
    nothingIsLeftInTemporary();
  }

  @Test
  void onlyOneProcessOfABuildWritesAndNoneWhereNothingMayBeWritten() throws Exception {
    run(1);
    ClassArchives archives = archives(true);
    assertFalse(archives.start(JAVA_HOME, List.of(jar)).options().isEmpty());
    assertEquals(ClassArchives.PLAIN, archives.start(JAVA_HOME, List.of(jar)));
    assertEquals(ClassArchives.PLAIN, archives(false).start(JAVA_HOME, List.of(jar)));
  }

  @Test
  void whatAProcessThatWasKilledLeftIsNotUsed() throws Exception {
    run(1);
    ClassArchives.Start start = archives(true).start(JAVA_HOME, List.of(jar));
    run(start);
    ClassArchives.ended(start, false);
    assertEquals(List.of(), written());
    nothingIsLeftInTemporary();
    run(1);
    assertEquals(1, written().size(), "the next one tries again");
  }

  @Test
  void aDamagedArchiveIsWrittenAnew() throws Exception {
    run(2);
    Path archive = written().get(0);
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(archive);
    Files.write(archive, bytes);
    assertFalse(run(1).contains(ARCHIVED));
    assertTrue(run(1).contains(ARCHIVED));
  }

  @Test
  void anotherJarInThePlaceOfTheFirstHasAnArchiveOfItsOwn() throws Exception {
    run(2);
    jar("class A { int i; public static void main(String[] words) { System.out.print(1); } }");
    assertFalse(run(2).contains(ARCHIVED));
    assertTrue(run(1).contains(ARCHIVED));
    assertEquals(2, written().size());
  }

  @Test
  void foldersOfClassesAreNotArchived() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertEquals(ClassArchives.PLAIN, archives(true).start(JAVA_HOME, List.of(dir)));
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNoError() throws IOException {
    Files.writeString(dir.resolve("compilers"), "in the way");
    assertEquals(ClassArchives.PLAIN, archives(true).start(JAVA_HOME, List.of(jar)));
  }
}
