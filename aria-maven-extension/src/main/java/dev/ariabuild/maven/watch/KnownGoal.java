package dev.ariabuild.maven.watch;

import dev.ariabuild.engine.event.ActionId;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/**
 * A goal that compiles Java, as Maven called it in a build that is over.
 *
 * @param build what carried it out, for whoever knows it
 * @param dir of its module
 * @param view what it saw of the project
 * @param earlier actions that had come before it in its module
 * @param writers those of them that write outputs
 */
public record KnownGoal(
    Object build,
    Path dir,
    MavenSession session,
    MojoExecution mojo,
    ActionId action,
    ProjectView view,
    Set<ActionId> earlier,
    Set<ActionId> writers) {
  /** Copies. */
  public KnownGoal {
    earlier = Set.copyOf(earlier);
    writers = Set.copyOf(writers);
  }

  /** Whether it compiles a file. */
  public boolean compiles(Path file) {
    return view.compiles(file, mojo.getGoal().equals("testCompile"));
  }
}
