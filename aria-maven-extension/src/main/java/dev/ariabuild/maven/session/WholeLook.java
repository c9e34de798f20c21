package dev.ariabuild.maven.session;

import dev.ariabuild.engine.decide.ModuleTrace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.maven.project.MavenOwned;
import dev.ariabuild.maven.watch.WatchMemory;
import dev.ariabuild.maven.whole.WholeModules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Passes a module as a whole: if nothing that it reads has changed, all that its mojos did to the
 * project is done again, and only those are left that run every time. Outputs that are gone are
 * brought back.
 */
final class WholeLook {
  private final Stores stores;
  private final WholeModules whole;
  private final MavenProjectHelper projectHelper;
  private final Optional<WatchMemory> watch;
  private final Path root;

  WholeLook(
      Stores stores,
      WholeModules whole,
      MavenProjectHelper projectHelper,
      Optional<WatchMemory> watch,
      Path root) {
    this.stores = stores;
    this.whole = whole;
    this.projectHelper = projectHelper;
    this.watch = watch;
    this.root = root;
  }

  /**
   * Looks at a module before its first mojo.
   *
   * @param tasks what is to be done in it, as Maven writes it
   * @param build of the module, if something is left for it
   * @return empty if its mojos have to be looked at one by one; else calls of the mojos that are
   *     left, in their order
   */
  Optional<List<String>> at(
      MavenSession session,
      MavenProject project,
      String tasks,
      Path dir,
      Supplier<ModuleBuild> build) {
    long begin = System.nanoTime();
    if (watch.isPresent() && watch.get().firstLook(dir)) {
      whole.unchanged(
          session, project, tasks, ModuleDirs.buildDir(project), new ReadLog(any -> false));
      return Optional.empty(); // once, so that it is known how its goals are called
    }
    ReadLog blind = new ReadLog(ModuleBuild.noOutput(ModuleDirs.buildDir(project)));
    Optional<WholeModules.Unchanged> found =
        whole.unchanged(session, project, tasks, ModuleDirs.buildDir(project), blind);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ModuleTrace trace = found.get().trace();
    if (MavenOwned.keepsArtifacts(session)
        && (!found.get().stands() || MavenOwned.lacksArtifacts(root, project, trace.phases()))) {
      return Optional.empty(); // it does so only where mojos run
    }
    Map<ActionId, Origin> restored = Map.of();
    if (!found.get().stands()) {
      restored = build.get().restore(trace, () -> whole.stands(trace, blind));
      if (restored.isEmpty()) {
        return Optional.empty();
      }
    }
    UnchangedModule module = new UnchangedModule(trace, project, dir, stores, root);
    module.replay(projectHelper, stores.locations(dir));
    Set<ActionId> cutOff = cutOff(project, dir, found.get());
    module.report(System.nanoTime() - begin, restored, cutOff);
    List<String> left = module.left();
    if (!left.isEmpty() || !restored.isEmpty()) {
      build.get().goOn(trace);
    }
    return Optional.of(left);
  }

  /** Actions that read something in part that has changed; notes that it has. */
  private Set<ActionId> cutOff(MavenProject project, Path dir, WholeModules.Unchanged module) {
    if (module.moved().isEmpty()) {
      return Set.of();
    }
    if (stores.write()) {
      whole.moved(project, module);
    }
    return new Cutoffs(module.trace().reads(), module.moved())
        .in(stores.traceStore(dir), stores.write());
  }
}
