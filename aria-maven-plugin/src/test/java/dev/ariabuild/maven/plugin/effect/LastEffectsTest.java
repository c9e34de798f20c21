package dev.ariabuild.maven.plugin.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.java.effect.ToldEffects;
import dev.ariabuild.java.effect.World.Part;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastEffectsTest {
  private static final List<String> TOLD = List.of("effects   g:a: none", "effects   page");

  private @TempDir Path dir;

  @BeforeEach
  void aCheckedModuleACompiledOneAndALibrary() throws IOException {
    write("checked/a/A.class", "header");
    write("checked.facts", "facts");
    write("compiled/b/B.class", "code");
    write("library.jar", "jar");
    write("program.jar", "program");
    write("report", "report");
    last().keep(inputs("s"), TOLD);
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LastEffects last() {
    return new LastEffects(dir.resolve("memory"), "session", List.of(dir.resolve("report")));
  }

  private ToldEffects inputs(String setting) {
    return last()
        .of(
            List.of(
                entry("checked", Optional.of(dir.resolve("checked.facts"))),
                entry("compiled", Optional.of(dir.resolve("compiled.facts"))),
                entry("library.jar", Optional.empty())),
            List.of(setting),
            List.of(dir.resolve("program.jar")),
            List.of(dir.resolve("absent")));
  }

  private Entry entry(String name, Optional<Path> facts) {
    return new Entry(new Part("g:" + name, true), dir.resolve(name), facts);
  }

  private ToldEffects kept() {
    return ToldEffects.read(ToldEffects.file(dir.resolve("memory"))).orElseThrow();
  }

  private Optional<List<String>> known() {
    return last().lines(inputs("s"));
  }

  @Test
  void whatWasToldIsToldAgainWhereNothingChanged() {
    assertEquals(Optional.of(TOLD), known());
    assertTrue(kept().stands(new FileStore(StatCache.open(dir.resolve("stats")))));
    assertEquals("session", kept().session());
  }

  @Test
  void headerClassesDoNotCountBesideTheirFacts() throws IOException {
    write("checked/a/A.class", "another header");
    assertEquals(Optional.of(TOLD), known());
  }

  @Test
  void whateverItDependsOnCounts() throws IOException {
    for (String file :
        List.of(
            "checked.facts",
            "checked/META-INF/native-image/reflect-config.json",
            "compiled/b/B.class",
            "compiled/b/C.class",
            "compiled.facts",
            "absent/c/C.class",
            "library.jar",
            "program.jar",
            "report")) {
      last().keep(inputs("s"), TOLD);
      assertEquals(Optional.of(TOLD), known(), file);
      write(file, "edited");
      assertEquals(Optional.empty(), known(), file);
      assertFalse(kept().stands(new FileStore(StatCache.open(dir.resolve("stats")))), file);
    }
    last().keep(inputs("s"), TOLD);
    Files.delete(dir.resolve("report"));
    assertEquals(Optional.empty(), known());
  }

  @Test
  void settingsCount() {
    assertNotEquals(inputs("s"), inputs("t"));
  }

  @Test
  void aDamagedMemoryIsNone() throws IOException {
    write("memory/told", "x");
    assertEquals(Optional.empty(), known());
  }
}
