package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.java.worker.ClassArchives;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.maven.action.Checks;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ModuleContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecution;

/** Goals that compile Java member by member, in one build. Ends its compiler processes with it. */
public final class JavacGoals implements AutoCloseable {
  private static final String PLUGIN = "org.apache.maven.plugins:maven-compiler-plugin";
  private static final Set<String> GOALS = Set.of("compile", "testCompile");

  private static final String ENTRIES = "entries of class paths";

  private final Optional<Workers> workers;
  private final Compilations compilations;
  private final Function<String, Path> places;
  private final Optional<CompileMemory> memory;
  private final Function<ModuleContext, Optional<Checks>> checks;
  private final Nullness nullness;
  private final LaterWrites writes = new LaterWrites();
  private final EntryStore entries;

  /**
   * Goals of one build.
   *
   * @param places where what is known of a module and execution is kept, by a name for both
   * @param archives what compiler processes of other builds have left
   * @param checks what is done in place of compiling a module
   */
  public JavacGoals(
      Function<String, Path> places,
      ClassArchives archives,
      Function<ModuleContext, Optional<Checks>> checks) {
    this.checks = checks;
    this.nullness = new Nullness();
    this.places = places;
    Workers own = Workers.ofOneBuild(archives);
    this.workers = Optional.of(own);
    this.compilations = own;
    this.memory = Optional.empty();
    this.entries = new EntryStore(places.apply(ENTRIES), writes);
  }

  /**
   * Goals of one of several builds in this process.
   *
   * @param compilations made with the memory's compilers
   */
  public JavacGoals(
      Function<String, Path> places, CompileMemory memory, Compilations compilations) {
    this.places = places;
    this.workers = Optional.empty();
    this.compilations = compilations;
    this.memory = Optional.of(memory);
    this.checks = module -> Optional.empty();
    this.nullness = new Nullness();
    this.entries = new EntryStore(places.apply(ENTRIES), writes);
  }

  /** The compilation of a goal, if it is one. */
  public Optional<JavacGoal> of(ModuleContext module, MojoExecution mojo, Action action) {
    if (!(mojo.getGroupId() + ":" + mojo.getArtifactId()).equals(PLUGIN)
        || !GOALS.contains(mojo.getGoal())
        || !(action.nature() instanceof Action.Described described)) {
      return Optional.empty();
    }
    Optional<CompileParameters> parameters = CompileParameters.of(module, mojo);
    States states =
        new States(
            places.apply(module.moduleDir() + " " + mojo.getGoal() + " " + action.id().execution()),
            memory,
            writes);
    return parameters.map(
        known ->
            new JavacGoal(
                module,
                mojo,
                described.inputs(),
                known,
                compilations,
                states,
                entries,
                checks.apply(module).map(what -> new TypeCheck(what, compilations, nullness))));
  }

  @Override
  public void close() {
    workers.ifPresent(Workers::close);
    writes.close();
    nullness.close();
  }
}
