package dev.ariabuild.maven.component;

import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.session.AriaBuild;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.ReactorBuildStatus;
import org.apache.maven.lifecycle.internal.TaskSegment;

/** Goals that look at what others compiled, when all modules are done, and take part in none. */
final class AfterModules {
  private AfterModules() {}

  /** Whether nothing else is in these segments. */
  static boolean areAll(List<TaskSegment> segments) {
    return segments.stream()
        .allMatch(
            segment ->
                segment.isAggregating()
                    && segment.getTasks().stream()
                        .allMatch(task -> task.toString().contains(RequestRewriter.LOOKS_ON)));
  }

  /** Whether a segment says what it said last, and was told once more. */
  static boolean isDone(MavenSession session, TaskSegment segment, ReactorBuildStatus status) {
    return segment.getTasks().size() == 1
        && segment.getTasks().get(0).toString().equals(RequestRewriter.EFFECTS_GOAL)
        && !status.isHalted()
        && !session.getResult().hasExceptions()
        && AriaBuild.of(session).map(build -> build.tellsEffectsAgain(session)).orElse(false);
  }
}
