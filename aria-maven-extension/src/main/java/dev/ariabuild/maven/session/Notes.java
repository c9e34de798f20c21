package dev.ariabuild.maven.session;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.maven.watch.KnownGoal;
import dev.ariabuild.maven.watch.ProjectView;
import dev.ariabuild.maven.watch.WatchMemory;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Notes how goals that compile Java are called, where a session goes on after this build. */
record Notes(WatchMemory memory, AriaBuild build) {
  /**
   * Notes one that is about to be decided.
   *
   * @param earlier actions that came before it in its module
   * @param writers those of them that write outputs
   */
  void note(
      Path dir,
      MavenSession maven,
      MavenProject project,
      MojoExecution mojo,
      ActionId id,
      Set<ActionId> earlier,
      Set<ActionId> writers) {
    memory.note(
        new KnownGoal(build, dir, maven, mojo, id, ProjectView.of(project), earlier, writers));
  }
}
