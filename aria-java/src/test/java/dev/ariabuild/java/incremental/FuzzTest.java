package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random edits, one on top of the other; after each, the class files are those of plain javac
 * called for all files. The seed is the same in every run, so that a failure belongs to a change;
 * {@code -Daria.fuzz.seed} and {@code -Daria.fuzz.edits} take others, and more; {@code
 * -Daria.fuzz.sources} and {@code -Daria.fuzz.class-path} another library.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("aria.fuzz.seed", 8595954);

  @TempDir Path dir;

  @Test
  void editsOfGeneratedSources() throws IOException {
    Module module = new Module(dir, "-parameters");
    GeneratedSources.write(module, new Random(SEED), 4);
    fuzz("generated sources", List.of(module), 12);
  }

  @Test
  void editsOfGeneratedModules() throws IOException {
    fuzz("generated modules", Fuzzer.generated(dir, 3, 5, SEED, "-parameters"), 12);
  }

  @Test
  @Tag("slow")
  void manyEditsOfGeneratedModules() throws IOException {
    fuzz("many generated modules", Fuzzer.generated(dir, 4, 8, SEED), 100);
  }

  @Test
  @Tag("slow")
  void manyEditsOfGeneratedSources() throws IOException {
    Module module = new Module(dir);
    GeneratedSources.write(module, new Random(SEED), 6);
    fuzz("many generated sources", List.of(module), 100);
  }

  @Test
  @Tag("slow")
  void editsOfARealLibrary() throws IOException {
    Path sources = Path.of(System.getProperty("aria.fuzz.sources", "target/fuzz-sources"));
    assumeTrue(Files.isDirectory(sources), "the sources are unpacked by -Pslow");
    List<Path> archives =
        Stream.of(System.getProperty("aria.fuzz.class-path", "").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList();
    fuzz("a real library", List.of(Fuzzer.real(dir, sources, archives)), 15);
  }

  private static void fuzz(String what, List<Module> modules, int edits) throws IOException {
    int wanted = Integer.getInteger("aria.fuzz.edits", edits);
    Tally tally = new Fuzzer(modules, SEED).run(what + ", seed " + SEED, wanted);
    System.out.println(tally.line(what, SEED));
    assertTrue(tally.done >= wanted / 2, () -> "too few edits compile: " + tally.kinds);
    assertEquals(0, tally.whole, "parts that could not be compiled though the whole can");
  }
}
