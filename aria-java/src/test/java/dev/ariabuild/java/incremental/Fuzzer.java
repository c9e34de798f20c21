package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Edits modules at random, one edit on top of the other; after each, the class files must be those
 * of plain javac called for all files.
 */
final class Fuzzer {
  private final List<Module> modules;
  private final Random random;
  private final Edits mutator;
  private final Tally tally = new Tally();

  /**
   * For modules that are there but were not compiled.
   *
   * @param modules each may use those before it
   */
  Fuzzer(List<Module> modules, long seed) {
    this.modules = List.copyOf(modules);
    this.random = new Random(seed);
    this.mutator = new Edits(random, this::users);
  }

  /** Modules of which each may use those before it, in a directory. */
  static List<Module> generated(Path dir, int count, int groups, long seed, String... options) {
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Module module = new Module(dir.resolve("m" + i), options);
      modules.add(module.on(modules.toArray(Module[]::new)));
    }
    GeneratedSources.write(modules, new Random(seed), groups);
    return modules;
  }

  /**
   * A module of the sources of a real library.
   *
   * @param sources copied
   * @param archives its class path
   */
  static Module real(Path dir, Path sources, List<Path> archives) throws IOException {
    Module module = new Module(dir, "--release", "17").using(archives);
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path file : all.filter(p -> p.toString().endsWith(".java")).toList()) {
        module.file(sources.relativize(file).toString(), Files.readString(file));
      }
    }
    return module;
  }

  /**
   * Edits until so many edits were compiled.
   *
   * @param where for messages: what is edited, and the seed
   * @throws AssertionError if class files differ
   */
  Tally run(String where, int edits) throws IOException {
    modules.forEach(Module::built);
    for (int tries = 0; tally.done < edits && tries < edits * 6; tries++) {
      step(where + ", try " + tries);
    }
    return tally;
  }

  /** A file of one of the modules. */
  private record Place(Module module, String name) {}

  private void step(String where) throws IOException {
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
    if (compile(tally, edits)) {
      tally.done++;
      kinds.forEach(kind -> tally.kinds.merge(kind, 1, Integer::sum));
    } else {
      before.forEach((place, text) -> place.module().file(place.name(), text));
      created.forEach(place -> place.module().delete(place.name()));
      compile(new Tally(), edits + ", taken back");
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
  private boolean compile(Tally into, String where) throws IOException {
    for (Module module : modules) {
      PartialOutcome outcome;
      try {
        outcome = module.partly();
      } catch (AssertionError e) {
        throw new AssertionError(where + ": " + e.getMessage(), e);
      }
      if (outcome instanceof PartialOutcome.Done done) {
        into.add(module.counts());
        into.cutOff += module.cutOff() ? 1 : 0;
      } else if (module.compilesAsAWhole()) {
        into.whole++;
        System.out.println("fuzz: " + where + ": whole though it compiles: " + outcome);
        module.built();
      } else {
        into.rejected++;
        return false;
      }
    }
    return true;
  }

  private int users(String name) {
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
