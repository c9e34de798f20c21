package dev.ariabuild.java.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.java.InMemoryJavac;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsStoreTest {
  private static final InMemoryJavac JAVAC = new InMemoryJavac();

  @TempDir Path dir;
  private final List<String> read = new ArrayList<>();

  private static Map<String, byte[]> classes(String... declarations) {
    Map<String, String> sources = new TreeMap<>();
    for (String declaration : declarations) {
      String name = declaration.split(" ")[1];
      sources.put("p/" + name + ".java", "package p; " + declaration);
    }
    return JAVAC.compile(sources, Map.of(), List.of()).classes();
  }

  private Path jar(String name, Map<String, byte[]> classes) throws IOException {
    Path jar = dir.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        out.putNextEntry(new JarEntry(each.getKey()));
        out.write(each.getValue());
      }
    }
    age(jar);
    return jar;
  }

  /** Old enough for its digest to be believed. */
  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
  }

  private Path folder(Map<String, byte[]> classes) throws IOException {
    Path folder = dir.resolve("classes");
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    return folder;
  }

  private List<Facts> of(Path entry) throws IOException {
    read.clear();
    FactsStore store = new FactsStore(dir.resolve("store"), read::add);
    List<Facts> facts = store.of(entry);
    store.close();
    return facts;
  }

  @Test
  void anArchiveThatDidNotChangeIsNotReadAgain() throws IOException {
    Path jar = jar("a.jar", classes("class A { void a() { System.out.println(); } }"));
    List<Facts> first = of(jar);
    assertEquals(List.of("a.jar"), read);
    assertEquals(first, of(jar));
    assertEquals(List.of(), read);
    Path moved = Files.copy(jar, dir.resolve("b.jar"));
    assertEquals(first, of(moved));
    assertEquals(List.of(), read);
    jar("b.jar", classes("class A { }"));
    assertEquals(1, of(moved).get(0).methods().size());
    assertEquals(List.of("b.jar"), read);
  }

  @Test
  void ofAFolderOnlyChangedClassesAreRead() throws IOException {
    Path folder =
        folder(classes("class A { int a() { return 1; } }", "class B { int b() { return 1; } }"));
    assertEquals(2, of(folder).size());
    assertEquals(List.of("p/A.class", "p/B.class"), read);
    of(folder);
    assertEquals(List.of(), read);
    folder(classes("class A { int a() { return 22; } void more() {} }"));
    assertEquals(List.of("p/A", "p/B"), of(folder).stream().map(Facts::name).toList());
    assertEquals(List.of("p/A.class"), read);
    Files.delete(folder.resolve("p/A.class"));
    assertEquals(List.of("p/B"), of(folder).stream().map(Facts::name).toList());
    assertEquals(List.of(), read);
  }

  @Test
  void damagedClassesAndStoresStopNothing() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>(classes("class A { }"));
    classes.put("p/Broken.class", new byte[] {1, 2, 3});
    Path jar = jar("a.jar", classes);
    assertEquals(1, of(jar).size());
    try (var all = Files.walk(dir.resolve("store"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {9});
      }
    }
    assertEquals(1, of(jar).size());
    assertEquals(List.of(), of(dir.resolve("absent.jar")));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    List<Facts> facts =
        classes(
                "class A { Runnable r(String s) throws Exception { Class.forName(s);"
                    + " return () -> System.out.println(); } native void n(); }",
                "class B implements Runnable { public void run() { new A(); } }")
            .values()
            .stream()
            .map(Facts::of)
            .toList();
    Path file = dir.resolve("facts");
    FactsFile.write(file, facts);
    assertEquals(facts, FactsFile.read(file).orElseThrow());
  }
}
