package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Decision;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Rebuilder;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.file.FileStat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs the actions of one module, one after the other: decides, carries the decision out as a
 * transaction, records the trace and emits one event.
 */
public final class ActionRunner {
  private static final Reason UNFORESEEN =
      Reason.of(Cause.OUTPUT_CHANGED, "the order of a list of files cannot be foretold");

  private final ModuleSession module;
  private final ModuleTree tree;
  private final ActionOutputs left;
  private final Outputs cache;
  private final Rebuilder rebuilder;
  private final EventSink events;

  /**
   * A runner for one module.
   *
   * @param read whether traces and caches may be read
   */
  public ActionRunner(
      ModuleSession module, ResultLookup lookup, Outputs cache, EventSink events, boolean read) {
    this.module = module;
    this.tree = module.tree();
    this.left = new ActionOutputs(module);
    this.cache = cache;
    this.rebuilder = new Rebuilder(module, tree, lookup, read);
    this.events = events;
  }

  /**
   * Brings the action about.
   *
   * @param asked always runs, whatever it says, where outputs cannot be told from sources
   * @return how it ended
   * @throws Exception whatever the work threw
   */
  public Outcome run(Action asked, Work work) throws Exception {
    long start = System.nanoTime();
    Action action = feasible(asked);
    Decision decision = rebuilder.decide(action);
    if (decision instanceof Decision.UpToDate upToDate) {
      left.removeUnowned(action);
      module.stillStands(action.id());
      refresh(action, upToDate);
      if (adjust(action, upToDate.trace(), work)) {
        work.replay(upToDate.trace().result().delta());
        emit(action, Outcome.UP_TO_DATE, decision, Origin.WORK_TREE, upToDate.cutoff(), start);
        return Outcome.UP_TO_DATE;
      }
      decision = new Decision.Execute(upToDate.key(), UNFORESEEN);
    }
    if (decision instanceof Decision.Restore restore) {
      Optional<Decision> instead = restore(action, restore, work);
      if (instead.isEmpty()) {
        emit(action, Outcome.RESTORED, decision, restore.from(), restore.cutoff(), start);
        return Outcome.RESTORED;
      }
      decision = instead.get();
    }
    if (decision instanceof Decision.Skip) {
      emit(action, Outcome.SKIPPED, decision, null, false, start);
      return Outcome.SKIPPED;
    }
    try {
      if (decision instanceof Decision.Execute execute) {
        if (isOfChange(execute)) {
          Partial partial = new PartialRun(module, cache).run(action, execute.key(), work);
          if (!(partial instanceof Partial.Whole) && !adjustLast(action, work)) {
            partial = new Partial.Whole(UNFORESEEN.detail());
          }
          if (partial instanceof Partial.Done done) {
            emit(action, decision, done, start);
            return Outcome.EXECUTED_INCREMENTALLY;
          }
          if (partial instanceof Partial.Untouched untouched) {
            emitCutOff(action, execute.key(), untouched, start);
            return Outcome.UP_TO_DATE;
          }
          execute = wholly(execute, ((Partial.Whole) partial).why());
          decision = execute;
        }
        execute(action, execute, work);
        emit(action, Outcome.EXECUTED, decision, null, false, start);
        return Outcome.EXECUTED;
      }
      bypass(action, work);
      emit(action, Outcome.BYPASSED, decision, null, false, start);
      return Outcome.BYPASSED;
    } catch (Exception | Error e) {
      emit(action, Outcome.FAILED, decision, null, false, start);
      throw e;
    }
  }

  /** Outputs that cannot be told from sources are not to be skipped, moved or removed. */
  private Action feasible(Action action) {
    if (tree.isInsideModule() || !(action.nature() instanceof Action.Described)) {
      return action;
    }
    Reason reason =
        Reason.of(Cause.NO_DESCRIPTOR, "its build directory does not lie below the module");
    return new Action(action.id(), action.phase(), new Action.Unconditional(reason));
  }

  /** Writes outputs that are others now, and remembers them; false if they cannot be told. */
  private boolean adjust(Action action, Trace trace, Work work) throws IOException {
    ActionResult result = trace.result();
    Optional<Map<String, byte[]>> adjusted = work.adjusted(result.outputs());
    if (adjusted.isPresent() && !adjusted.get().isEmpty()) {
      module.aboutToChange();
      left.putInPlace(adjusted.get());
      List<String> paths = result.outputs().stream().map(OutputEntry::path).toList();
      left.record(
          action,
          described(action).inputs(),
          tree.entries(paths),
          result.delta(),
          trace.reusable());
    }
    return adjusted.isPresent();
  }

  private boolean adjustLast(Action action, Work work) throws IOException {
    return adjust(action, module.find(action.id()).orElseThrow(), work);
  }

  /** Remembers inputs that changed below their fingerprints, so that they count as cut off once. */
  private void refresh(Action action, Decision.UpToDate upToDate) {
    if (upToDate.cutoff()) {
      Trace trace = upToDate.trace();
      module.record(new Trace(trace.action(), described(action).inputs(), trace.result(), true));
    }
  }

  private Optional<Decision> restore(Action action, Decision.Restore restore, Work work)
      throws IOException {
    module.aboutToChange();
    ActionResult result = restore.result();
    List<OutputEntry> restored;
    Stash stash = module.stash(action.id());
    SortedMap<String, FileStat> before = left.setAside(action, stash);
    try {
      restored = cache.restore(tree.moduleDir(), tree.own(), restore.key(), result);
    } catch (IOException e) {
      left.undo(before, stash);
      Reason reason = Reason.of(Cause.CACHE_DAMAGED, String.valueOf(e.getMessage()));
      return Optional.of(new Decision.Execute(restore.key(), reason));
    }
    stash.discard();
    tree.changed();
    left.record(action, described(action).inputs(), restored, result.delta(), true);
    if (!adjustLast(action, work)) {
      return Optional.of(new Decision.Execute(restore.key(), UNFORESEEN));
    }
    work.replay(result.delta());
    return Optional.empty();
  }

  private static boolean isOfChange(Decision.Execute execute) {
    return execute.reason().cause() == Cause.INPUT_CHANGED;
  }

  /** What may stay of the outputs of the last execution, if these are as it left them. */
  private Map<String, byte[]> remembered(Action action, Decision.Execute execute, Work work) {
    Optional<Trace> last = module.find(action.id()).filter(Trace::reusable);
    if (!isOfChange(execute)
        || last.isEmpty()
        || tree.firstDifference(last.get().result().outputs()).isPresent()) {
      return Map.of();
    }
    try {
      return work.remembered(last.get());
    } catch (Exception withoutMemory) {
      return Map.of();
    }
  }

  private void execute(Action action, Decision.Execute execute, Work work) throws Exception {
    Action.Described described = described(action);
    Map<String, byte[]> remembered = remembered(action, execute, work);
    module.aboutToChange();
    Set<String> others = module.leftByEarlier(action.id());
    Stash stash = module.stash(action.id());
    SortedMap<String, FileStat> before = left.setAside(action, stash);
    Stash hidden;
    try {
      left.putInPlace(remembered);
      hidden = module.hide(described.hidden());
    } catch (IOException e) {
      left.undo(before, stash);
      throw e;
    }
    SortedMap<String, FileStat> undisturbed = before;
    before = tree.listing();
    ProjectDelta delta;
    long begin = System.nanoTime();
    try {
      delta = work.execute();
    } catch (Exception | Error e) {
      if (described.onFailure() == Action.OnFailure.ROLL_BACK) {
        left.undo(undisturbed, stash);
      } else {
        tree.changed();
        left.record(
            action,
            described.inputs(),
            left.since(before, remembered.keySet()),
            ProjectDelta.NONE,
            false);
        stash.discard();
      }
      hidden.putBackUnlessReplaced();
      tree.changed();
      throw e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    stash.discard();
    tree.changed();
    List<OutputEntry> outputs = left.since(before, remembered.keySet());
    if (hidden.putBackUnlessReplaced()) {
      tree.changed();
    }
    // What it removed of others comes back with them, so it has to run again after them.
    boolean reusable = tree.removedSince(before, others).isEmpty();
    ActionResult result = left.record(action, described.inputs(), outputs, delta, false);
    if (reusable && work.notReusable(outputs).isEmpty()) {
      module.record(new Trace(action.id(), described.inputs(), result, true));
      if (described.constructive()) {
        cache.store(tree.moduleDir(), execute.key(), result, took);
      }
    }
  }

  private void bypass(Action action, Work work) throws Exception {
    module.aboutToChange();
    SortedMap<String, FileStat> before = tree.listing();
    ProjectDelta delta = ProjectDelta.NONE;
    try {
      delta = work.execute();
    } finally {
      tree.changed();
      List<String> still =
          module.lastResult(action.id()).outputs().stream().map(OutputEntry::path).toList();
      List<OutputEntry> outputs = left.since(before, still);
      left.record(action, new Inputs(List.of()), outputs, delta, false);
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

  private static Action.Described described(Action action) {
    return (Action.Described) action.nature();
  }

  private void emit(
      Action action,
      Outcome outcome,
      Decision decision,
      @Nullable Origin from,
      boolean cutoff,
      long start) {
    events.emit(
        new ActionFinished(
            action.id(),
            action.phase(),
            outcome,
            from,
            cutoff,
            decision.reason(),
            System.nanoTime() - start,
            key(decision)));
  }

  private void emit(Action action, Decision decision, Partial.Done done, long start) {
    events.emit(
        new ActionFinished(
            action.id(),
            action.phase(),
            Outcome.EXECUTED_INCREMENTALLY,
            null,
            false,
            decision.reason(),
            List.copyOf(done.compiled().keySet()),
            List.copyOf(done.compiled().values()),
            System.nanoTime() - start,
            key(decision)));
  }

  private void emitCutOff(Action action, ActionKey key, Partial.Untouched untouched, long start) {
    Trace trace = module.find(action.id()).orElseThrow();
    Reason reason = Reason.of(Cause.CUT_OFF, untouched.why());
    Decision decision = new Decision.UpToDate(key, trace, true, reason);
    emit(action, Outcome.UP_TO_DATE, decision, Origin.WORK_TREE, true, start);
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
