package dev.ariabuild.maven.session;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.execute.TraceStore;
import dev.ariabuild.maven.compile.JavacGoal;
import dev.ariabuild.maven.watch.KnownGoal;
import dev.ariabuild.maven.watch.WatchMemory;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * Notes how goals that compile Java are called, where a session goes on after this build.
 *
 * @param traces those of a module; must not hold on to anything of this build
 */
record Notes(WatchMemory memory, Function<Path, TraceStore> traces) {
  /**
   * Notes one that is about to be decided.
   *
   * @param earlier actions that came before it in its module
   * @param written names of outputs that those left
   */
  void note(
      Path dir,
      Path buildDir,
      JavacGoal goal,
      ActionId id,
      Set<ActionId> earlier,
      Set<String> written) {
    String name = dir + " " + id;
    goal.again(written)
        .ifPresentOrElse(
            again ->
                memory.note(
                    name, new KnownGoal(dir, buildDir, id, again, traces.apply(dir), earlier)),
            () -> memory.forget(name));
  }
}
