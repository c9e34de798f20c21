package dev.ariabuild.engine.decide;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides, for one action, whether its last execution still stands: verifying trace first, then
 * constructive trace, then execution.
 *
 * @see <a href="https://doi.org/10.1145/3236774">Mokhov, Mitchell, Peyton Jones: Build systems à la
 *     carte (2018)</a>
 */
public final class Rebuilder {
  private final Traces traces;
  private final OutputState outputs;
  private final ResultLookup cache;
  private final boolean read;

  /**
   * A rebuilder for one module.
   *
   * @param read whether traces and caches may be read; if not, every action executes
   */
  public Rebuilder(Traces traces, OutputState outputs, ResultLookup cache, boolean read) {
    this.traces = traces;
    this.outputs = outputs;
    this.cache = cache;
    this.read = read;
  }

  /** The decision. Reads, but changes nothing. */
  public Decision decide(Action action) {
    if (action.nature() instanceof Action.Unconditional always) {
      return new Decision.Bypass(always.reason());
    }
    if (action.nature() instanceof Action.Unwanted unwanted) {
      return new Decision.Skip(unwanted.reason());
    }
    Action.Described described = (Action.Described) action.nature();
    ActionKey key = described.inputs().key();
    if (!read) {
      return new Decision.Execute(key, Reason.of(Cause.READ_OFF));
    }
    Optional<Trace> last =
        traces.find(action.id()).filter(trace -> !trace.inputs().list().isEmpty());
    boolean cutoff =
        last.isPresent() && described.inputs().differsOnlyBelowFingerprints(last.get().inputs());
    Reason why = whyNotUpToDate(last, key, described.inputs());
    if (why.cause() == Cause.UNCHANGED) {
      Reason reason = cutoff ? Reason.of(Cause.CUT_OFF, "") : why;
      return new Decision.UpToDate(key, last.orElseThrow(), cutoff, reason);
    }
    Optional<ResultLookup.Found> found =
        why.cause() == Cause.NOT_REUSABLE || !described.constructive()
            ? Optional.empty()
            : cache.find(key);
    if (found.isPresent()) {
      boolean sameInputs = last.isPresent() && last.get().key().equals(key);
      Reason reason = new Reason(Cause.CACHED, why.text(), why.changes());
      return new Decision.Restore(
          key, found.get().result(), found.get().from(), cutoff && sameInputs, reason);
    }
    boolean nowhere = why.cause() == Cause.NO_TRACE;
    Reason reason = nowhere ? nearest(action.id(), described.inputs()) : why;
    return new Decision.Execute(key, withRefusal(reason, key));
  }

  /** That there was a result which must not be used is part of why it executes. */
  private Reason withRefusal(Reason reason, ActionKey key) {
    return cache
        .refusal(key)
        .map(why -> reason.detail().isEmpty() ? why : reason.detail() + "; " + why)
        .map(detail -> new Reason(reason.cause(), detail, reason.changes()))
        .orElse(reason);
  }

  /** Why no execution in another checkout stands for this one: what differs from the nearest. */
  private Reason nearest(ActionId action, Inputs inputs) {
    Optional<List<Change>> fewest =
        traces.elsewhere(action).stream()
            .filter(trace -> !trace.inputs().list().isEmpty())
            .map(trace -> inputs.changesSince(trace.inputs()))
            .min(Comparator.comparingInt(changes -> changes.size()));
    if (fewest.isEmpty()) {
      return Reason.of(Cause.NO_TRACE);
    }
    String detail =
        fewest.get().isEmpty()
            ? "another checkout has one of the same inputs, but the cache has not its result"
            : "the nearest one, of another checkout, differs in " + summary(fewest.get());
    return new Reason(Cause.NO_TRACE, detail, fewest.get());
  }

  private Reason whyNotUpToDate(Optional<Trace> last, ActionKey key, Inputs inputs) {
    if (last.isEmpty()) {
      return Reason.of(Cause.NO_TRACE);
    }
    Trace trace = last.get();
    List<Change> changes = inputs.changesSince(trace.inputs());
    if (!changes.isEmpty() || !trace.key().equals(key)) {
      return new Reason(Cause.INPUT_CHANGED, summary(changes), changes);
    }
    if (!trace.reusable()) {
      return Reason.of(Cause.NOT_REUSABLE);
    }
    return outputs
        .firstDifference(trace.result().outputs())
        .map(path -> Reason.of(Cause.OUTPUT_CHANGED, path))
        .orElseGet(() -> Reason.of(Cause.UNCHANGED));
  }

  private static String summary(List<Change> changes) {
    if (changes.isEmpty()) {
      return "";
    }
    String first = changes.get(0).input();
    return changes.size() == 1 ? first : first + " and " + (changes.size() - 1) + " more";
  }
}
