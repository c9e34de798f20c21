package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
    fuzz("generated sources", List.of(module), Integer.getInteger("aria.fuzz.edits", 12));
  }

  @Test
  void editsOfGeneratedModules() throws IOException {
    modules("generated modules", 3, 5, Integer.getInteger("aria.fuzz.edits", 12), "-parameters");
  }

  @Test
  @Tag("slow")
  void manyEditsOfGeneratedModules() throws IOException {
    modules("generated modules", 4, 8, Integer.getInteger("aria.fuzz.edits", 100));
  }

  private void modules(String what, int count, int groups, int edits, String... options)
      throws IOException {
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Module module = new Module(dir.resolve("m" + i), options);
      modules.add(module.on(modules.toArray(Module[]::new)));
    }
    GeneratedSources.write(modules, new Random(SEED), groups);
    fuzz(what, modules, edits);
  }

  @Test
  @Tag("slow")
  void manyEditsOfGeneratedSources() throws IOException {
    Module module = new Module(dir);
    GeneratedSources.write(module, new Random(SEED), 6);
    fuzz("generated sources", List.of(module), Integer.getInteger("aria.fuzz.edits", 100));
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
    fuzz("a real library", List.of(module), Integer.getInteger("aria.fuzz.edits", 15));
  }

  /** What came of the edits of one run. */
  private static final class Tally {
    int done;
    int rejected;
    int whole;
    int compiled;
    int needed;
    int cutOff;
    final Map<Edits.Kind, Integer> kinds = new EnumMap<>(Edits.Kind.class);
  }

  private static void fuzz(String what, List<Module> modules, int edits) throws IOException {
    modules.forEach(Module::built);
    Random random = new Random(SEED);
    Edits mutator = new Edits(random, name -> users(modules, name));
    Tally tally = new Tally();
    for (int tries = 0; tally.done < edits && tries < edits * 6; tries++) {
      step(modules, random, mutator, tally, what + ", seed " + SEED + ", try " + tries);
    }
    System.out.printf(
        "fuzz: %s, seed %d: %d edits of %d kinds, %d that do not compile, %d whole; %d files compiled,"
            + " %d strictly needed (%.2f each); %d modules cut off%n",
        what,
        SEED,
        tally.done,
        tally.kinds.size(),
        tally.rejected,
        tally.whole,
        tally.compiled,
        tally.needed,
        tally.compiled / (double) Math.max(1, tally.needed),
        tally.cutOff);
    assertTrue(tally.done >= edits / 2, () -> "too few edits compile: " + tally.kinds);
    assertEquals(0, tally.whole, "parts that could not be compiled though the whole can");
  }

  /** A file of one of the modules. */
  private record Place(Module module, String name) {}

  private static void step(
      List<Module> modules, Random random, Edits mutator, Tally tally, String where)
      throws IOException {
    Map<Place, String> before = new LinkedHashMap<>();
    int size = random.nextInt(4) == 0 ? 3 : 1;
    List<Edits.Kind> kinds = new ArrayList<>();
    List<Place> created = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Module module = modules.get(random.nextInt(modules.size()));
      List<String> names = module.names();
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(12) == 0) {
        List<String> others = modules.get(random.nextInt(modules.size())).names();
        String other = others.get(random.nextInt(others.size()));
        create(module, name, other).ifPresent(created::add);
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
        before.putIfAbsent(new Place(module, name), text);
        kinds.add(kind);
        module.file(name, edited);
      }
    }
    if (kinds.isEmpty() && created.isEmpty()) {
      return;
    }
    String edits =
        where
            + ", "
            + kinds
            + " of "
            + before.keySet().stream().map(Place::name).toList()
            + " and new "
            + created.stream().map(Place::name).toList();
    if (compile(modules, tally, edits)) {
      tally.done++;
      kinds.forEach(kind -> tally.kinds.merge(kind, 1, Integer::sum));
    } else {
      before.forEach((place, text) -> place.module().file(place.name(), text));
      created.forEach(place -> place.module().delete(place.name()));
      compile(modules, new Tally(), edits + ", taken back");
    }
  }

  /** A class of the simple name of another one, in a package where there is none. */
  private static Optional<Place> create(Module module, String beside, String other)
      throws IOException {
    String dirName = beside.contains("/") ? beside.substring(0, beside.lastIndexOf('/') + 1) : "";
    String simple = other.substring(other.lastIndexOf('/') + 1).replace(".java", "");
    String path = dirName + simple + ".java";
    if (module.names().contains(path) || simple.contains("-")) {
      return Optional.empty();
    }
    String pack =
        dirName.isEmpty()
            ? ""
            : "package " + dirName.replace('/', '.').replaceAll("\\.$", "") + "; ";
    module.file(path, pack + "public class " + simple + " { }");
    return Optional.of(new Place(module, path));
  }

  /** Compiles all modules in their order; false if the edits do not compile. */
  private static boolean compile(List<Module> modules, Tally tally, String where)
      throws IOException {
    for (Module module : modules) {
      PartialOutcome outcome;
      try {
        outcome = module.partly();
      } catch (AssertionError e) {
        throw new AssertionError(where + ": " + e.getMessage(), e);
      }
      if (outcome instanceof PartialOutcome.Done done) {
        tally.compiled += done.compiled().size();
        tally.needed += module.needed();
        tally.cutOff += module.cutOff() ? 1 : 0;
      } else if (module.compilesAsAWhole()) {
        tally.whole++;
        System.out.println("fuzz: " + where + ": whole though it compiles: " + outcome);
        module.built();
      } else {
        tally.rejected++;
        return false;
      }
    }
    return true;
  }

  private static int users(List<Module> modules, String name) {
    int users = 0;
    for (Module module : modules) {
      int number = module.state().pool().find(name);
      for (FileRecord file : module.state().files()) {
        if (file.usesName(number)) {
          users++;
        }
      }
    }
    return users;
  }
}
