package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.file.Again;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.PartialRead;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.engine.file.Reads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The trace of a whole module: all that was read to decide about its actions, and all that these
 * left. While it verifies, none of its actions has to be looked at one by one.
 *
 * @param setting digest of everything that is not a file: what was asked for, settings, properties,
 *     models
 * @param steps the actions in the order in which they came
 * @param reads the questions asked of the work tree, with the answers that still stood at the end;
 *     outputs included
 */
public record ModuleTrace(Digest setting, List<Step> steps, Reads reads) {
  /**
   * One action.
   *
   * @param outcome {@code UP_TO_DATE}, {@code SKIPPED}, or {@code BYPASSED} for one that runs every
   *     time
   * @param key in its printed form; empty if there is none
   * @param delta what has to be done to the project in its place
   * @param call how the host asks for it; empty unless it runs every time
   */
  public record Step(
      ActionId action, String phase, Outcome outcome, String key, ProjectDelta delta, String call) {
    /** Whether it runs every time. */
    public boolean runs() {
      return outcome == Outcome.BYPASSED;
    }
  }

  /** Copies the list. */
  public ModuleTrace {
    steps = List.copyOf(steps);
  }

  /**
   * Whether what runs every time comes after all that may be skipped: only then can it be called
   * alone.
   */
  public boolean endsWithWhatRuns() {
    boolean runs = false;
    for (Step step : steps) {
      if (runs && !step.runs()) {
        return false;
      }
      runs = step.runs();
    }
    return true;
  }

  /** The phases to which its actions are bound. */
  public Set<String> phases() {
    return steps.stream().map(Step::phase).collect(Collectors.toSet());
  }

  /**
   * Looks at everything again.
   *
   * @param blind the log whose blind spots count
   * @param reader reads in part
   */
  public Again again(FileStore files, ReadLog blind, PartialRead.Reader reader) {
    return reads.again(files, blind, reader);
  }

  /** The same trace, made when entries that are read in part had moved on. */
  public ModuleTrace moved(Map<PartialRead, PartialRead.Answer> moved) {
    return new ModuleTrace(setting, steps, reads.moved(moved));
  }
}
