package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.decide.Decision;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how one action ended, once, and gives the outcome back. Its time runs from the start. */
final class ActionEnd {
  private final long start = System.nanoTime();
  private final EventSink events;
  private final ActionId action;
  private final String phase;

  ActionEnd(EventSink events, ActionId action, String phase) {
    this.events = events;
    this.action = action;
    this.phase = phase;
  }

  Outcome upToDate(Decision.UpToDate decision) {
    return tell(Outcome.UP_TO_DATE, decision, Origin.WORK_TREE, decision.cutoff());
  }

  /** Its work looked at what had changed, and found that no output would. */
  Outcome upToDate(Decision.Execute decision, Trace last, Partial.Untouched untouched) {
    Reason reason = Reason.of(Cause.CUT_OFF, untouched.why());
    return upToDate(new Decision.UpToDate(decision.key(), last, true, reason));
  }

  Outcome restored(Decision.Restore decision) {
    return tell(Outcome.RESTORED, decision, decision.from(), decision.cutoff());
  }

  Outcome skipped(Decision.Skip decision) {
    return tell(Outcome.SKIPPED, decision, null, false);
  }

  Outcome executed(Decision.Execute decision) {
    return tell(Outcome.EXECUTED, decision, null, false);
  }

  Outcome executed(Decision.Execute decision, Partial.Done done) {
    events.emit(
        new ActionFinished(
            action,
            phase,
            Outcome.EXECUTED_INCREMENTALLY,
            null,
            false,
            decision.reason(),
            List.copyOf(done.compiled().keySet()),
            List.copyOf(done.compiled().values()),
            System.nanoTime() - start,
            key(decision)));
    return Outcome.EXECUTED_INCREMENTALLY;
  }

  Outcome bypassed(Decision decision) {
    return tell(Outcome.BYPASSED, decision, null, false);
  }

  Outcome failed(Decision decision) {
    return tell(Outcome.FAILED, decision, null, false);
  }

  private Outcome tell(Outcome outcome, Decision decision, @Nullable Origin from, boolean cutoff) {
    events.emit(
        new ActionFinished(
            action,
            phase,
            outcome,
            from,
            cutoff,
            decision.reason(),
            System.nanoTime() - start,
            key(decision)));
    return outcome;
  }

  private static @Nullable String key(Decision decision) {
    if (decision instanceof Decision.UpToDate upToDate) {
      return upToDate.key().toString();
    }
    if (decision instanceof Decision.Restore restore) {
      return restore.key().toString();
    }
    return decision instanceof Decision.Execute execute ? execute.key().toString() : null;
  }
}
