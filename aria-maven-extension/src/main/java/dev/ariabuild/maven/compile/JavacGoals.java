package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.java.worker.ClassArchives;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.maven.action.Checks;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ModuleContext;
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
  private final CompileFolders folders;
  private final Optional<CompileMemory> memory;
  private final Function<ModuleContext, Optional<Checks>> checks;
  private final Nullness nullness = new Nullness();
  private final LaterWrites writes = new LaterWrites();
  private final EntryStore entries;

  /**
   * Goals of one build.
   *
   * @param checks what is done in place of compiling a module
   */
  public JavacGoals(CompileFolders folders, Function<ModuleContext, Optional<Checks>> checks) {
    Workers own =
        Workers.ofOneBuild(
            new ClassArchives(folders.compilers(), folders.temporary(), folders.write()));
    this.workers = Optional.of(own);
    this.compilations = own;
    this.folders = folders;
    this.memory = Optional.empty();
    this.checks = checks;
    this.entries = new EntryStore(folders.of(ENTRIES), writes);
  }

  /** Goals of one of several builds in this process. */
  public JavacGoals(CompileFolders folders, CompileMemory memory) {
    this.workers = Optional.empty();
    this.compilations = memory.compilations();
    this.folders = folders;
    this.memory = Optional.of(memory);
    this.checks = module -> Optional.empty();
    this.entries = new EntryStore(folders.of(ENTRIES), writes);
  }

  /** The compilation of a goal, if it is one. */
  public Optional<JavacGoal> of(ModuleContext module, MojoExecution mojo, Action action) {
    if (!(mojo.getGroupId() + ":" + mojo.getArtifactId()).equals(PLUGIN)
        || !GOALS.contains(mojo.getGoal())
        || !(action.nature() instanceof Action.Described described)) {
      return Optional.empty();
    }
    Optional<CompileParameters> parameters = CompileParameters.of(module, mojo);
    Optional<TypeCheck> check =
        checks
            .apply(module)
            .map(what -> folders.write() ? what : new Checks(what.contracts(), false))
            .map(what -> new TypeCheck(what, compilations, nullness));
    States states =
        new States(
            folders.of(
                (check.isPresent() ? "check " : "")
                    + module.moduleDir()
                    + " "
                    + mojo.getGoal()
                    + " "
                    + action.id().execution()),
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
                folders.temporary(),
                states,
                entries,
                check));
  }

  @Override
  public void close() {
    workers.ifPresent(Workers::close);
    writes.close();
    nullness.close();
  }
}
