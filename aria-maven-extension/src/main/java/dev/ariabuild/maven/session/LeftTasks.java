package dev.ariabuild.maven.session;

import java.util.List;
import org.apache.maven.lifecycle.internal.GoalTask;
import org.apache.maven.lifecycle.internal.TaskSegment;

/** Tasks of a module of which only some goals are left. */
public final class LeftTasks {
  private LeftTasks() {}

  /** Mojos as they are called on the command line. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Maven 3 and 4 have different types of tasks
  public static TaskSegment of(List<String> goals) {
    TaskSegment segment = new TaskSegment(false);
    List tasks = segment.getTasks();
    goals.forEach(goal -> tasks.add(new GoalTask(goal)));
    return segment;
  }
}
