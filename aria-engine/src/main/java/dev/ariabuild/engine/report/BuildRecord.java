package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.BuildEvent.Notice;
import java.util.List;

/**
 * What one build did. It holds no dates, hosts, users or absolute paths.
 *
 * @param aria version of Aria, or empty if the build never started
 * @param profile name of the Aria profile, or empty likewise
 * @param goals goals and phases as the user typed them
 * @param durationMs wall time of the session in milliseconds, 0 if it never ended
 * @param modules modules that were begun, in that order
 * @param notices distinct notices in the order in which they came
 */
public record BuildRecord(
    String aria,
    String profile,
    List<String> goals,
    boolean success,
    long durationMs,
    List<ModuleRecord> modules,
    CacheFigures cache,
    List<Notice> notices) {
  /** Number of the JSON form; {@code docs/build-json.md} says when it grows. */
  public static final int SCHEMA = 1;

  /** Copies the lists. */
  public BuildRecord {
    goals = List.copyOf(goals);
    modules = List.copyOf(modules);
    notices = List.copyOf(notices);
  }
}
