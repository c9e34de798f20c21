package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
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
 * Compiles affected files, looks at what that changes for others, compiles these too, until nothing
 * more is reached. Each round compiles all files so far in one call, so what comes out of the last
 * one fits together.
 */
final class Rounds {
  private static final int MOST_ROUNDS = 30;

  private final ModuleState state;
  private final Sources sources;
  private final Set<String> deleted;
  private final Reach reach;
  private final CompilerCall compiler;

  /**
   * For one compilation.
   *
   * @param deleted files that were there
   */
  Rounds(
      ModuleState state, Sources sources, Set<String> deleted, Reach reach, CompilerCall compiler) {
    this.state = state;
    this.sources = sources;
    this.deleted = deleted;
    this.reach = reach;
    this.compiler = compiler;
  }

  /**
   * Compiles.
   *
   * @param affected files with the reason of each; more are added
   * @param first what came of them, if that is known already
   */
  PartialOutcome run(Map<String, String> affected, Optional<Compiled> first) throws IOException {
    Map<String, String> reasons = new TreeMap<>(affected);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Set<String> replaced = replacedBy(reasons.keySet());
      Compiled compiled;
      if (round == 0 && first.isPresent()) {
        compiled = first.get();
      } else if (reasons.isEmpty()) {
        compiled = new Compiled(true, List.of(), Map.of(), List.of());
      } else {
        compiled = compiler.compile(reasons.keySet(), replaced);
      }
      if (!compiled.success()) {
        return new PartialOutcome.Whole("the affected files alone do not compile");
      }
      Map<String, ClassTable> fresh = new LinkedHashMap<>();
      compiled.classes().forEach((name, bytes) -> fresh.put(name, ClassTable.of(name, bytes)));
      if (compiled.uses().stream().anyMatch(uses -> uses.types().contains(FileUses.ORDER))) {
        return new PartialOutcome.Whole(PlainModule.ORDER);
      }
      String incomplete = incomplete(compiled, reasons.keySet());
      if (!incomplete.isEmpty()) {
        return new PartialOutcome.Whole(incomplete);
      }
      Map<String, String> more =
          reach.beside(reasons.keySet(), replaced, fresh, compiled.elsewhere());
      more.putAll(reach.auxiliary(compiled.uses()));
      if (more.isEmpty()) {
        return done(reasons, replaced, compiled);
      }
      reasons.putAll(more);
    }
    return new PartialOutcome.Whole("changes kept reaching more files");
  }

  /** Classes of the last compilation that are made anew, or not at all, when files are compiled. */
  Set<String> replacedBy(Set<String> compiling) {
    Set<String> classes = new HashSet<>();
    compiling.forEach(path -> classes.addAll(state.classesOf(path)));
    deleted.forEach(path -> classes.addAll(state.classesOf(path)));
    return classes;
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

  private PartialOutcome done(Map<String, String> reasons, Set<String> replaced, Compiled compiled)
      throws IOException {
    ModuleState next =
        state.with(
            compiled.uses(),
            sources.digests(),
            deleted,
            name -> Objects.requireNonNull(compiled.classes().get(name)),
            true,
            sources.generation());
    Set<String> removed = new TreeSet<>(replaced);
    removed.removeAll(compiled.classes().keySet());
    return new PartialOutcome.Done(
        compiled.classes(), removed, new TreeMap<>(reasons), compiled.messages(), next);
  }
}
