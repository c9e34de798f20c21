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

  private final Compilations compilations;
  private final Settings settings;
  private final boolean rules;

  /**
   * How a module is compiled.
   *
   * @param options of javac but {@code -d}, source path and sources
   * @param charset of the sources; empty for that of the platform
   * @param outputDirectory where the classes of the last compilation lie, untouched
   */
  public record Settings(List<String> options, String charset, Path outputDirectory) {
    /** Copies. */
    public Settings {
      options = List.copyOf(options);
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
    Map<String, String> old = state.sources();
    Map<String, String> reasons = new TreeMap<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      String before = old.get(source.getKey());
      if (before == null) {
        reasons.put(source.getKey(), "it is new");
      } else if (!before.equals(source.getValue())) {
        reasons.put(source.getKey(), "it changed");
      }
    }
    Set<String> deleted = new TreeSet<>(old.keySet());
    deleted.removeAll(sources.keySet());
    String why = wholeBecause(reasons.keySet(), deleted);
    if (!why.isEmpty()) {
      return new PartialOutcome.Whole(why);
    }
    packages(reasons, deleted, sources.keySet());
    UpstreamChanges changes = upstream.changes(state);
    if (changes.whole().isPresent()) {
      return new PartialOutcome.Whole(changes.whole().get());
    }
    Outside outside = new Outside(upstream, changes.all());
    if (rules && !changes.all().isEmpty()) {
      reasons.putAll(reached(state, reasons.keySet(), deleted, Set.of(), Map.of(), outside));
    }
    if (reasons.isEmpty() && deleted.isEmpty()) {
      return new PartialOutcome.Done(Map.of(), Set.of(), new TreeMap<>(), List.of(), state);
    }
    if (!state.verified()) {
      String different = Canary.check(state, reasons.keySet(), deleted, this::call, settings);
      if (!different.isEmpty()) {
        return new PartialOutcome.Whole(different);
      }
    }
    return rounds(state, sources, reasons, deleted, outside);
  }

  /** What changed of the class path. */
  private record Outside(Upstream upstream, List<AbiChange> changes) {}

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
      Outside outside)
      throws IOException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Set<String> replaced = classesOf(state, reasons.keySet(), deleted);
      Compiled compiled =
          reasons.isEmpty()
              ? new Compiled(true, List.of(), Map.of(), List.of())
              : call(reasons.keySet(), replaced);
      if (!compiled.success()) {
        return new PartialOutcome.Whole("the affected files alone do not compile");
      }
      Map<String, ClassTable> fresh = new LinkedHashMap<>();
      compiled.classes().forEach((name, bytes) -> fresh.put(name, ClassTable.of(name, bytes)));
      String incomplete = incomplete(compiled, reasons.keySet());
      if (!incomplete.isEmpty()) {
        return new PartialOutcome.Whole(incomplete);
      }
      Map<String, String> more =
          !rules ? Map.of() : reached(state, reasons.keySet(), deleted, replaced, fresh, outside);
      if (more.isEmpty()) {
        return done(state, sources, reasons, deleted, replaced, compiled);
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
      Outside outside) {
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
    new Invalidation(state, fresh.values(), excluded, outside.upstream())
        .apply(changes, outside.changes())
        .forEach((path, why) -> more.putIfAbsent(pool.get(path), why));
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
      Compiled compiled)
      throws IOException {
    ModuleState next =
        state.with(
            compiled.uses(),
            sources,
            deleted,
            name -> Objects.requireNonNull(compiled.classes().get(name)),
            true);
    Set<String> removed = new TreeSet<>(replaced);
    removed.removeAll(compiled.classes().keySet());
    return new PartialOutcome.Done(
        compiled.classes(), removed, new TreeMap<>(reasons), compiled.messages(), next);
  }

  private Compiled call(Set<String> files, Set<String> hidden) throws IOException {
    return compilations.compile(
        new CompileRequest(
            settings.options(),
            settings.charset(),
            settings.outputDirectory().toString(),
            hidden,
            List.copyOf(files)));
  }

  /** Whether bytes in memory are those on disk. */
  static boolean same(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes);
  }
}
