package dev.ariabuild.engine.report;

import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one build did with one action.
 *
 * @param goal plugin artifact id and goal, such as {@code maven-compiler-plugin:compile}
 * @param phase lifecycle phase, or empty for a goal on the command line
 * @param from where outputs came from, if it did not run
 * @param cutoff whether something upstream executed in this build and the action still did not
 * @param cause why, for machines
 * @param reason why, for people: a lower-case clause and perhaps a detail
 * @param changed inputs that differed from the last execution
 * @param compiled source files it compiled, relative to their source root
 * @param because why each of these was compiled, in the same order; empty if it is not known
 * @param durationMs wall time in milliseconds
 * @param key the action key in its printed form, or null if none was made
 */
public record ActionRecord(
    String goal,
    String execution,
    String phase,
    Outcome outcome,
    @Nullable Origin from,
    boolean cutoff,
    Cause cause,
    String reason,
    List<Change> changed,
    List<String> compiled,
    List<String> because,
    long durationMs,
    @Nullable String key) {
  /** Copies the lists. */
  public ActionRecord {
    changed = List.copyOf(changed);
    compiled = List.copyOf(compiled);
    because = List.copyOf(because);
  }

  static ActionRecord of(ActionFinished event) {
    return new ActionRecord(
        event.action().goal(),
        event.action().execution(),
        event.phase(),
        event.outcome(),
        event.from(),
        event.cutoff(),
        event.reason().cause(),
        event.reason().text(),
        event.reason().changes(),
        event.compiled(),
        event.because(),
        Math.round(event.durationNanos() / 1e6),
        event.key());
  }

  /** Whether the mojo ran, wholly or in part, because something asked for it. */
  boolean executed() {
    return outcome == Outcome.EXECUTED || outcome == Outcome.EXECUTED_INCREMENTALLY;
  }

  /** Whether the reason says which inputs changed, so that nobody need say it again. */
  boolean namesChange() {
    return !changed.isEmpty() && reason.contains(changed.get(0).input());
  }

  /** The compiled files, each with why, as far as it is known. */
  List<String> compiledBecause() {
    return IntStream.range(0, compiled.size())
        .mapToObj(i -> compiled.get(i) + (i < because.size() ? " because " + because.get(i) : ""))
        .toList();
  }

  /** Whether there is nothing to tell: all was as the last execution left it. */
  boolean boring() {
    return outcome == Outcome.UP_TO_DATE && cause == Cause.UNCHANGED && !cutoff;
  }
}
