package dev.ariabuild.java.incremental;

import dev.ariabuild.java.worker.Compilations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles what changed of a module, and what that reaches, without annotation processors ({@link
 * PlainModule}) or with them ({@link ProcessedModule}). Writes nothing.
 */
public final class PartialCompiler {
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
    PlainModule plain = new PlainModule(compilations, settings, rules);
    return settings.processors().isEmpty()
        ? plain.compile(
            state, new Sources(sources, Map.of(), Set.of(), state.generation()), upstream)
        : new ProcessedModule(plain, compilations, settings).compile(state, sources, upstream);
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
    Reprocessed result =
        new Reprocessing(
                state, compilations, settings, new Written(sources.keySet(), Set.of(), Set.of()))
            .run(false);
    return result instanceof Reprocessed.Done done && done.removed().isEmpty()
        ? Optional.of(state.with(done.next()))
        : Optional.empty();
  }
}
