package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles what changed, looks at what that changes for others, compiles these too, until nothing
 * more is reached. Each round compiles all files so far in one call, so what comes out of the last
 * one fits together. Writes nothing.
 */
public final class PartialCompiler {
  private static final int MOST_ROUNDS = 30;
  private static final String ORDER =
      "which type of an intersection comes first is a matter of all files in this JDK";

  private final Compilations compilations;
  private final Settings settings;
  private final boolean rules;

  /**
   * How a module is compiled.
   *
   * @param options of javac but {@code -d}, source path and sources
   * @param charset of the sources; empty for that of the platform
   * @param outputDirectory where the classes of the last compilation lie, untouched
   * @param processors empty if none run
   */
  public record Settings(
      List<String> options, String charset, Path outputDirectory, Optional<Processors> processors) {
    /** Copies. */
    public Settings {
      options = List.copyOf(options);
    }

    /** Without annotation processors. */
    public Settings(List<String> options, String charset, Path outputDirectory) {
      this(options, charset, outputDirectory, Optional.empty());
    }
  }

  /**
   * Annotation processors.
   *
   * @param sourceDirectory where the sources that they write belong, absolute
   * @param left absolute paths of all files that the last compilation left there and among the
   *     classes
   */
  public record Processors(ProcessorPath path, Path sourceDirectory, Set<String> left) {
    /** Copies. */
    public Processors {
      left = Set.copyOf(left);
    }
  }

  /** A compiler for one module. */
  public PartialCompiler(Compilations compilations, Settings settings) {
    this(compilations, settings, true);
  }

  /**
   * For a test of the tests.
   *
   * @param rules whether changes reach other files, as they do
   */
  PartialCompiler(Compilations compilations, Settings settings, boolean rules) {
    this.rules = rules;
    this.compilations = compilations;
    this.settings = settings;
  }

  /**
   * Compiles.
   *
   * @param state of the last compilation
   * @param sources digest of every source file as it is now, by absolute path
   * @param upstream the class path
   * @throws IOException if class files or the compiler cannot be reached
   */
  public PartialOutcome compile(ModuleState state, Map<String, String> sources, Upstream upstream)
      throws IOException {
    return settings.processors().isEmpty()
        ? compile(state, sources, Map.of(), Set.of(), state.generation(), upstream)
        : new ProcessedModule(this, compilations, settings).compile(state, sources, upstream);
  }

  /**
   * Follows annotation processors that the build tool's compiler has just run over everything, and
   * looks whether they make the same in this one. Compiles nothing.
   *
   * @param state of that compilation
   * @param sources digest of every source file that people wrote
   * @return the state with what is known now; empty if they do not
   */
  public Optional<ModuleState> verified(ModuleState state, Map<String, String> sources)
      throws IOException {
    Reprocessing.Result result =
        new Reprocessing(state, compilations, settings, sources.keySet(), Set.of(), Set.of())
            .run(false);
    return result instanceof Reprocessing.Result.Done done && done.removed().isEmpty()
        ? Optional.of(state.with(done.next()))
        : Optional.empty();
  }

  /**
   * Compiles when all sources are known.
   *
   * @param sources digest of every source file
   * @param texts content of those that are not on disk as they are now
   * @param given files that annotation processors were given
   * @param generation what they make now
   */
  PartialOutcome compile(
      ModuleState state,
      Map<String, String> sources,
      Map<String, byte[]> texts,
      Set<String> given,
      Generation generation,
      Upstream upstream)
      throws IOException {
    Map<String, String> old = state.sources();
    Map<String, String> reasons = new TreeMap<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      String before = old.get(source.getKey());
      boolean generated = generation.made().containsKey(source.getKey());
      if (before == null) {
        reasons.put(source.getKey(), generated ? "it is generated now" : "it is new");
      } else if (!before.equals(source.getValue())) {
        reasons.put(source.getKey(), generated ? "other text is generated" : "it changed");
      }
    }
    Set<String> deleted = new TreeSet<>(old.keySet());
    deleted.removeAll(sources.keySet());
    boolean others = !deleted.isEmpty() || !old.keySet().containsAll(sources.keySet());
    String why = others && state.dependsOnOrder() ? ORDER : wholeBecause(reasons.keySet(), deleted);
    if (!why.isEmpty()) {
      return new PartialOutcome.Whole(why);
    }
    packages(reasons, deleted, sources.keySet());
    UpstreamChanges changes = upstream.changes(state);
    if (changes.whole().isPresent()) {
      return new PartialOutcome.Whole(changes.whole().get());
    }
    Around around = new Around(upstream, changes.all(), texts, generation);
    if (rules && !changes.all().isEmpty()) {
      reasons.putAll(reached(state, reasons.keySet(), deleted, Set.of(), Map.of(), around));
    }
    if (reasons.isEmpty() && deleted.isEmpty()) {
      return new PartialOutcome.Done(
          Map.of(), Set.of(), new TreeMap<>(), List.of(), state.with(generation));
    }
    Optional<Compiled> first = Optional.empty();
    if (!state.verified()) {
      Canary.Checked checked =
          new Canary(state, reasons.keySet(), deleted, given, settings.outputDirectory())
              .check(
                  reasons.keySet(),
                  classesOf(state, reasons.keySet(), deleted),
                  (files, hidden) -> call(files, hidden, texts));
      if (!checked.different().isEmpty()) {
        return new PartialOutcome.Whole(checked.different());
      }
      first = checked.others();
    }
    return rounds(state, sources, reasons, deleted, first, around);
  }

  /**
   * What a part is compiled with.
   *
   * @param changes of the class path
   */
  private record Around(
      Upstream upstream,
      List<AbiChange> changes,
      Map<String, byte[]> texts,
      Generation generation) {}

  private static String wholeBecause(Set<String> changed, Set<String> deleted) {
    for (String path : changed) {
      if (path.endsWith("module-info.java")) {
        return "module-info.java changed";
      }
    }
    for (String path : deleted) {
      if (path.endsWith("module-info.java")) {
        return "module-info.java was removed";
      }
    }
    return "";
  }

  /** Annotations of a package concern all its files, whichever root they lie in. */
  private static void packages(
      Map<String, String> reasons, Set<String> deleted, Set<String> sources) {
    Set<String> changed = new HashSet<>(deleted);
    changed.addAll(reasons.keySet());
    for (String path : changed) {
      if (path.endsWith("package-info.java")) {
        Path dir = Path.of(path).getParent();
        for (String source : sources) {
          if (dir != null && sameEnd(dir, Path.of(source))) {
            reasons.putIfAbsent(source, "package-info.java of its package changed");
          }
        }
      }
    }
  }

  /** Whether a file may lie in the same package, in this root or another: the last name counts. */
  private static boolean sameEnd(Path dir, Path file) {
    Path parent = file.getParent();
    return parent != null && Objects.equals(dir.getFileName(), parent.getFileName());
  }

  private PartialOutcome rounds(
      ModuleState state,
      Map<String, String> sources,
      Map<String, String> reasons,
      Set<String> deleted,
      Optional<Compiled> first,
      Around around)
      throws IOException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Set<String> replaced = classesOf(state, reasons.keySet(), deleted);
      Compiled compiled;
      if (round == 0 && first.isPresent()) {
        compiled = first.get();
      } else if (reasons.isEmpty()) {
        compiled = new Compiled(true, List.of(), Map.of(), List.of());
      } else {
        compiled = call(reasons.keySet(), replaced, around.texts());
      }
      if (!compiled.success()) {
        return new PartialOutcome.Whole("the affected files alone do not compile");
      }
      Map<String, ClassTable> fresh = new LinkedHashMap<>();
      compiled.classes().forEach((name, bytes) -> fresh.put(name, ClassTable.of(name, bytes)));
      if (compiled.uses().stream().anyMatch(uses -> uses.types().contains(FileUses.ORDER))) {
        return new PartialOutcome.Whole(ORDER);
      }
      String incomplete = incomplete(compiled, reasons.keySet());
      if (!incomplete.isEmpty()) {
        return new PartialOutcome.Whole(incomplete);
      }
      Map<String, String> more =
          !rules ? Map.of() : reached(state, reasons.keySet(), deleted, replaced, fresh, around);
      if (more.isEmpty()) {
        return done(state, sources, reasons, deleted, replaced, compiled, around.generation());
      }
      reasons.putAll(more);
    }
    return new PartialOutcome.Whole("changes kept reaching more files");
  }

  private static Set<String> classesOf(
      ModuleState state, Set<String> compiled, Set<String> deleted) {
    Set<String> classes = new HashSet<>();
    compiled.forEach(path -> classes.addAll(state.classesOf(path)));
    deleted.forEach(path -> classes.addAll(state.classesOf(path)));
    return classes;
  }

  private static Map<String, String> reached(
      ModuleState state,
      Set<String> compiling,
      Set<String> deleted,
      Set<String> replaced,
      Map<String, ClassTable> fresh,
      Around around) {
    Pool pool = state.pool();
    Set<Integer> excluded = new HashSet<>();
    compiling.forEach(path -> excluded.add(pool.find(path)));
    deleted.forEach(path -> excluded.add(pool.find(path)));
    Map<String, String> more = new HashMap<>();
    List<AbiChange> changes = new ArrayList<>();
    Set<String> names = new TreeSet<>(replaced);
    names.addAll(fresh.keySet());
    for (String name : names) {
      if (!replaced.contains(name)) { // a second declaration of a class: let javac see both
        state
            .find(name)
            .ifPresent(
                other -> more.put(pool.get(other.file()), "it declares " + name + " as well"));
      }
      ClassTable before = replaced.contains(name) ? state.table(name).orElse(null) : null;
      changes.addAll(AbiDiff.between(before, fresh.get(name)));
    }
    if (!changes.isEmpty() || !around.changes().isEmpty()) {
      new Invalidation(state, fresh.values(), excluded, around.upstream())
          .apply(changes, around.changes())
          .forEach((path, why) -> more.putIfAbsent(pool.get(path), why));
    }
    more.keySet().removeAll(compiling);
    return more;
  }

  private static String incomplete(Compiled compiled, Set<String> compiling) {
    Set<String> recorded = new TreeSet<>();
    Set<String> classes = new TreeSet<>();
    for (FileUses uses : compiled.uses()) {
      recorded.add(uses.file());
      classes.addAll(uses.classes());
    }
    if (!recorded.equals(new TreeSet<>(compiling))) {
      return "javac did not tell what every file uses";
    }
    return classes.equals(new TreeSet<>(compiled.classes().keySet()))
        ? ""
        : "javac did not tell which file every class is made from";
  }

  private static PartialOutcome done(
      ModuleState state,
      Map<String, String> sources,
      Map<String, String> reasons,
      Set<String> deleted,
      Set<String> replaced,
      Compiled compiled,
      Generation generation)
      throws IOException {
    ModuleState next =
        state.with(
            compiled.uses(),
            sources,
            deleted,
            name -> Objects.requireNonNull(compiled.classes().get(name)),
            true,
            generation);
    Set<String> removed = new TreeSet<>(replaced);
    removed.removeAll(compiled.classes().keySet());
    return new PartialOutcome.Done(
        compiled.classes(), removed, new TreeMap<>(reasons), compiled.messages(), next);
  }

  private Compiled call(Set<String> files, Set<String> hidden, Map<String, byte[]> texts)
      throws IOException {
    return compilations.compile(
        new CompileRequest(
            settings.options(),
            settings.charset(),
            settings.outputDirectory().toString(),
            hidden,
            List.copyOf(files),
            texts,
            false));
  }

  /** Whether bytes in memory are those on disk. */
  static boolean same(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
  }
}
