package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Decision;
import dev.ariabuild.engine.decide.Rebuilder;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import java.io.IOException;
import java.util.Optional;

/**
 * Runs the actions of one module, one after the other: decides, carries the decision out as a
 * transaction, records the trace and emits one event.
 */
public final class ActionRunner {
  private final ModuleSession module;
  private final ActionOutputs left;
  private final Adjustment adjustment;
  private final Rebuilder rebuilder;
  private final Restoring restoring;
  private final PartialRun partialRun;
  private final WholeRun wholeRun;
  private final EventSink events;

  /**
   * A runner for one module.
   *
   * @param read whether traces and caches may be read
   */
  public ActionRunner(
      ModuleSession module, ResultLookup lookup, Outputs cache, EventSink events, boolean read) {
    this.module = module;
    this.left = new ActionOutputs(module);
    this.adjustment = new Adjustment(module, left);
    this.rebuilder = new Rebuilder(module, module.tree(), lookup, read);
    this.restoring = new Restoring(module, left, adjustment, cache);
    this.partialRun = new PartialRun(module, cache);
    this.wholeRun = new WholeRun(module, left, cache);
    this.events = events;
  }

  /**
   * Brings the action about. What was disturbed while it was done in part, and not written yet, is
   * tried again.
   *
   * @param asked always runs, whatever it says, where outputs cannot be told from sources
   * @return how it ended
   * @throws Exception whatever the work threw
   */
  public Outcome run(Action asked, Work work) throws Exception {
    ActionEnd end = new ActionEnd(events, asked.id(), asked.phase());
    Action action = feasible(asked);
    Decision decision = rebuilder.decide(action);
    if (decision instanceof Decision.UpToDate upToDate) {
      if (stands(action, upToDate, work)) {
        return end.upToDate(upToDate);
      }
      decision = new Decision.Execute(upToDate.key(), Adjustment.UNFORESEEN);
    }
    if (decision instanceof Decision.Restore restore) {
      Optional<Reason> obstacle = restoring.run(action, restore, work);
      if (obstacle.isEmpty()) {
        return end.restored(restore);
      }
      decision = new Decision.Execute(restore.key(), obstacle.get());
    }
    if (decision instanceof Decision.Skip skip) {
      return end.skipped(skip);
    }
    boolean continued =
        decision instanceof Decision.Execute changed
            && changed.reason().cause() == Cause.INPUT_CHANGED;
    Partial partial =
        continued ? partially(action, (Decision.Execute) decision, work, end) : Partial.NOT_TRIED;
    if (partial instanceof Partial.Again again) {
      return run(again.attempt().action(), again.attempt().work());
    }
    try {
      if (decision instanceof Decision.Execute execute) {
        if (continued) {
          if (partial instanceof Partial.Done done) {
            return end.executed(execute, done);
          }
          if (partial instanceof Partial.Untouched untouched) {
            Trace last = module.find(action.id()).orElseThrow();
            return end.upToDate(execute, last, untouched);
          }
          execute = wholly(execute, ((Partial.Whole) partial).why());
          decision = execute;
        }
        wholeRun.run(action, execute.key(), continued, work);
        return end.executed(execute);
      }
      boolean afresh = action.nature() instanceof Action.Unconditional always && always.afresh();
      wholeRun.bypass(action, afresh, work);
      return end.bypassed(decision);
    } catch (Exception | Error e) {
      end.failed(decision);
      throw e;
    }
  }

  /** Outputs that cannot be told from sources are not to be skipped, moved or removed. */
  private Action feasible(Action action) {
    if (module.tree().isInsideModule() || !(action.nature() instanceof Action.Described)) {
      return action;
    }
    Reason reason =
        Reason.of(Cause.NO_DESCRIPTOR, "its build directory does not lie below the module");
    return new Action(action.id(), action.phase(), new Action.Unconditional(reason));
  }

  /** Leaves outputs as they are and replays, unless they would be others now. */
  private boolean stands(Action action, Decision.UpToDate upToDate, Work work) throws IOException {
    Trace trace = upToDate.trace();
    left.removeUnowned(action);
    module.stillStands(action.id());
    if (upToDate.cutoff()) { // inputs changed below their fingerprints: cut off only once
      Action.Described described = (Action.Described) action.nature();
      module.record(new Trace(trace.action(), described.inputs(), trace.result(), true));
    }
    if (!adjustment.of(trace, action, work)) {
      return false;
    }
    work.replay(trace.result().delta());
    return true;
  }

  private Partial partially(Action action, Decision.Execute execute, Work work, ActionEnd end)
      throws IOException {
    try {
      Partial partial = partialRun.run(action, execute.key(), work);
      boolean written = partial instanceof Partial.Done || partial instanceof Partial.Untouched;
      return !written || adjustment.ofLast(action, work)
          ? partial
          : new Partial.Whole(Adjustment.UNFORESEEN.detail());
    } catch (IOException | RuntimeException | Error e) {
      end.failed(execute);
      throw e;
    }
  }

  private static Decision.Execute wholly(Decision.Execute execute, String why) {
    if (why.isEmpty()) {
      return execute;
    }
    Reason reason = execute.reason();
    String detail = reason.detail().isEmpty() ? why : reason.detail() + "; wholly, for " + why;
    return new Decision.Execute(
        execute.key(), new Reason(reason.cause(), detail, reason.changes()));
  }
}
