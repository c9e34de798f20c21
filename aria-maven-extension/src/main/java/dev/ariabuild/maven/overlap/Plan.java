package dev.ariabuild.maven.overlap;

import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * What is going to run in a module, and from where on its classes stay as they are: before the
 * first goal from which on no goal changes them. Passed by one thread.
 */
final class Plan {
  /** No goal is known beforehand. */
  static final Plan UNKNOWN = new Plan(List.of(), 0, "its plan is not known");

  private final List<String> goals;
  private final int ready;
  private final String cause;
  private int passed;

  private Plan(List<String> goals, int ready, String cause) {
    this.goals = goals;
    this.ready = ready;
    this.cause = cause;
  }

  static Plan of(List<MojoExecution> mojos, MavenProject project) {
    int ready = mojos.size();
    String cause = "it ends with its classes";
    while (ready > 0) {
      String why = KnownGoals.mayChangeClasses(mojos.get(ready - 1), project).orElse("");
      if (!why.isEmpty()) {
        cause = why;
        break;
      }
      ready--;
    }
    return new Plan(mojos.stream().map(Plan::key).toList(), ready, cause);
  }

  private static String key(MojoExecution mojo) {
    return KnownGoals.name(mojo) + "@" + mojo.getExecutionId();
  }

  /** Why its classes are not ready before its end; for people. */
  String cause() {
    return cause;
  }

  /** Whether its classes may be ready before its last goal has ended. */
  boolean isReadyEarly() {
    return ready < goals.size();
  }

  /**
   * A goal is about to run. Goals that another calls are none of the plan.
   *
   * @return whether the classes are complete by now, for the first time
   */
  boolean passes(MojoExecution mojo) {
    if (passed >= goals.size() || !goals.get(passed).equals(key(mojo))) {
      return false;
    }
    passed++;
    return passed == ready + 1;
  }
}
