package dev.ariabuild.maven.watch;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.execute.TraceStore;
import dev.ariabuild.maven.compile.JavacAgain;
import java.nio.file.Path;
import java.util.Set;

/**
 * A goal that compiles Java, as Maven called it in a build that is over. Holds on to nothing of
 * that build.
 *
 * @param dir of its module
 * @param buildDir of its module
 * @param traces of its module
 * @param earlier actions that had come before it in its module
 */
public record KnownGoal(
    Path dir,
    Path buildDir,
    ActionId action,
    JavacAgain javac,
    TraceStore traces,
    Set<ActionId> earlier) {
  /** Copies. */
  public KnownGoal {
    earlier = Set.copyOf(earlier);
  }
}
