package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiles a module of which all sources are known: those that differ, those that the class path
 * reaches, and, in {@link Rounds}, whatever these reach. Runs no annotation processors.
 */
final class PlainModule {
  /** Why all is compiled where {@link ModuleState#dependsOnOrder} says so. */
  static final String ORDER =
      "which type of an intersection comes first is a matter of all files in this JDK";

  private final Compilations compilations;
  private final PartialCompiler.Settings settings;
  private final boolean rules;

  /**
   * A compiler for one module.
   *
   * @param rules whether changes reach other files, as they do
   */
  PlainModule(Compilations compilations, PartialCompiler.Settings settings, boolean rules) {
    this.compilations = compilations;
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * Compiles.
   *
   * @param state of the last compilation
   * @param upstream the class path
   */
  PartialOutcome compile(ModuleState state, Sources sources, Upstream upstream) throws IOException {
    SourceChanges changes = SourceChanges.between(state, sources);
    if (changes.whole().isPresent()) {
      return new PartialOutcome.Whole(changes.whole().get());
    }
    UpstreamChanges above = upstream.changes(state);
    if (above.whole().isPresent()) {
      return new PartialOutcome.Whole(above.whole().get());
    }
    Set<String> deleted = changes.deleted();
    boolean same = changes.reasons().isEmpty() && deleted.isEmpty() && above.all().isEmpty();
    if (!same && state.dependsOnOrder()) {
      return new PartialOutcome.Whole(ORDER);
    }
    Reach reach =
        new Reach(state, deleted, upstream, above.all(), settings.outputDirectory(), rules);
    SortedMap<String, String> affected = new TreeMap<>(changes.reasons());
    affected.putAll(reach.beside(affected.keySet()));
    if (affected.isEmpty() && deleted.isEmpty()) {
      return new PartialOutcome.Done(
          Map.of(), Set.of(), new TreeMap<>(), List.of(), state.with(sources.generation()));
    }
    CompilerCall compiler = (files, hidden) -> call(files, hidden, sources.texts());
    Rounds rounds = new Rounds(state, sources, deleted, reach, compiler);
    Optional<Compiled> first = Optional.empty();
    if (!state.verified()) {
      Set<String> changed = affected.keySet();
      Canary.Checked checked =
          new Canary(state, changed, deleted, sources.given(), settings.outputDirectory())
              .check(changed, rounds.replacedBy(changed), compiler);
      if (!checked.different().isEmpty()) {
        return new PartialOutcome.Whole(checked.different());
      }
      first = checked.others();
    }
    return rounds.run(affected, first);
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
}
