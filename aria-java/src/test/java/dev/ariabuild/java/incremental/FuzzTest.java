package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random edits, one on top of the other; after each, the class files are those of plain javac
 * called for all files. The seed is the same in every run, so that a failure belongs to a change;
 * {@code -Daria.fuzz.seed} and {@code -Daria.fuzz.edits} take others, and more.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("aria.fuzz.seed", 8595954);

  @TempDir Path dir;

  @Test
  void editsOfGeneratedSources() throws IOException {
    Module module = new Module(dir, "-parameters");
    GeneratedSources.write(module, new Random(SEED), 4);
    fuzz("generated sources", module, Integer.getInteger("aria.fuzz.edits", 12));
  }

  @Test
  @Tag("slow")
  void manyEditsOfGeneratedSources() throws IOException {
    Module module = new Module(dir);
    GeneratedSources.write(module, new Random(SEED), 6);
    fuzz("generated sources", module, Integer.getInteger("aria.fuzz.edits", 100));
  }

  @Test
  @Tag("slow")
  void editsOfARealLibrary() throws IOException {
    Path sources = Path.of("target/fuzz-sources");
    assumeTrue(Files.isDirectory(sources), "the sources are unpacked by -Pslow");
    Module module = new Module(dir, "--release", "17");
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path file : all.filter(p -> p.toString().endsWith(".java")).toList()) {
        module.file(sources.relativize(file).toString(), Files.readString(file));
      }
    }
    fuzz("a real library", module, Integer.getInteger("aria.fuzz.edits", 15));
  }

  /** What came of the edits of one run. */
  private static final class Tally {
    int done;
    int rejected;
    int whole;
    int compiled;
    int needed;
    final Map<Edits.Kind, Integer> kinds = new EnumMap<>(Edits.Kind.class);
  }

  private static void fuzz(String what, Module module, int edits) throws IOException {
    module.built();
    Random random = new Random(SEED);
    Edits mutator = new Edits(random, name -> users(module, name));
    Tally tally = new Tally();
    for (int tries = 0; tally.done < edits && tries < edits * 6; tries++) {
      step(module, random, mutator, tally, what + ", seed " + SEED + ", try " + tries);
    }
    System.out.printf(
        "fuzz: %s, seed %d: %d edits of %d kinds, %d that do not compile, %d whole; %d files compiled,"
            + " %d strictly needed (%.2f each)%n",
        what,
        SEED,
        tally.done,
        tally.kinds.size(),
        tally.rejected,
        tally.whole,
        tally.compiled,
        tally.needed,
        tally.compiled / (double) Math.max(1, tally.needed));
    assertTrue(tally.done >= edits / 2, () -> "too few edits compile: " + tally.kinds);
    assertEquals(0, tally.whole, "parts that could not be compiled though the whole can");
  }

  private static void step(Module module, Random random, Edits mutator, Tally tally, String where)
      throws IOException {
    Map<String, String> before = new TreeMap<>();
    int size = random.nextInt(4) == 0 ? 3 : 1;
    List<Edits.Kind> kinds = new ArrayList<>();
    List<String> created = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> names = module.names();
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(12) == 0) {
        String dirName = name.contains("/") ? name.substring(0, name.lastIndexOf('/') + 1) : "";
        String other = names.get(random.nextInt(names.size()));
        String simple = other.substring(other.lastIndexOf('/') + 1).replace(".java", "");
        String path = dirName + simple + ".java";
        if (!names.contains(path) && !simple.contains("-")) {
          String pack =
              dirName.isEmpty()
                  ? ""
                  : "package " + dirName.replace('/', '.').replaceAll("\\.$", "") + "; ";
          created.add(path);
          module.file(path, pack + "class " + simple + " { }");
        }
        continue;
      }
      String text = module.read(name);
      Edits.Kind kind = Edits.Kind.values()[random.nextInt(Edits.Kind.values().length)];
      List<String> types =
          names.stream()
              .map(n -> n.substring(n.lastIndexOf('/') + 1).replace(".java", ""))
              .filter(n -> !n.contains("-"))
              .toList();
      String edited = mutator.apply(text, kind, types);
      if (!edited.equals(text)) {
        before.putIfAbsent(name, text);
        kinds.add(kind);
        module.file(name, edited);
      }
    }
    if (kinds.isEmpty() && created.isEmpty()) {
      return;
    }
    PartialOutcome outcome;
    try {
      outcome = module.partly();
    } catch (AssertionError e) {
      throw new AssertionError(
          where
              + ", "
              + kinds
              + " of "
              + before.keySet()
              + " and new "
              + created
              + ": "
              + e.getMessage(),
          e);
    }
    if (outcome instanceof PartialOutcome.Done done) {
      tally.done++;
      tally.compiled += done.compiled().size();
      tally.needed += module.needed();
      kinds.forEach(kind -> tally.kinds.merge(kind, 1, Integer::sum));
      return;
    }
    if (module.compilesAsAWhole()) {
      tally.whole++;
      System.out.println(
          "fuzz: " + where + ": whole though it compiles: " + kinds + " of " + before.keySet());
    } else {
      tally.rejected++;
    }
    before.forEach(module::file);
    created.forEach(module::delete);
  }

  private static int users(Module module, String name) {
    Pool pool = module.state().pool();
    int number = pool.find(name);
    int users = 0;
    for (FileRecord file : module.state().files()) {
      if (file.usesName(number)) {
        users++;
      }
    }
    return users;
  }
}
