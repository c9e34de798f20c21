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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the actions of one module, one after the other: decides, carries the decision out as a
 * transaction, records the trace and emits one event.
 */
public final class ActionRunner {
  private final ModuleSession module;
  private final ModuleTree tree;
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
    this.cache = cache;
    this.rebuilder = new Rebuilder(module, tree, lookup, read);
    this.events = events;
  }

  /**
   * Brings the action about.
   *
   * @return how it ended
   * @throws Exception whatever the work threw
   */
  public Outcome run(Action action, Work work) throws Exception {
    long start = System.nanoTime();
    Decision decision = rebuilder.decide(action);
    if (decision instanceof Decision.UpToDate upToDate) {
      removeUnowned(action);
      work.replay(upToDate.trace().result().delta());
      refresh(action, upToDate);
      emit(action, Outcome.UP_TO_DATE, decision, Origin.WORK_TREE, upToDate.cutoff(), start);
      return Outcome.UP_TO_DATE;
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
        execute(action, execute.key(), work);
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
    try {
      restored = cache.restore(tree.moduleDir(), tree.own(), restore.key(), result);
    } catch (IOException e) {
      Reason reason = Reason.of(Cause.CACHE_DAMAGED, String.valueOf(e.getMessage()));
      return Optional.of(new Decision.Execute(restore.key(), reason));
    } finally {
      tree.changed();
    }
    Set<String> keep = module.ownedByOthers(action.id());
    restored.forEach(output -> keep.add(output.path()));
    Stash stash = new Stash(tree.moduleDir(), tree.buildDir());
    for (OutputEntry old : module.lastResult(action.id()).outputs()) {
      if (!keep.contains(old.path())) {
        stash.delete(old.path());
      }
    }
    tree.changed();
    record(action, described(action).inputs(), restored, result.delta(), true);
    removeUnowned(action);
    work.replay(result.delta());
    return Optional.empty();
  }

  private void removeUnowned(Action action) throws IOException {
    List<String> unowned = module.unowned(described(action).exclusiveRoots());
    if (!unowned.isEmpty()) {
      module.aboutToChange();
      Stash stash = new Stash(tree.moduleDir(), tree.buildDir());
      for (String path : unowned) {
        stash.delete(path);
      }
      tree.changed();
    }
  }

  private void execute(Action action, ActionKey key, Work work) throws Exception {
    Action.Described described = described(action);
    module.aboutToChange();
    Set<String> old = new TreeSet<>(module.unowned(described.exclusiveRoots()));
    module.lastResult(action.id()).outputs().forEach(output -> old.add(output.path()));
    Stash stash = new Stash(tree.moduleDir(), tree.buildDir());
    stash.setAside(old);
    tree.changed();
    SortedMap<String, FileStat> before = tree.listing();
    ProjectDelta delta;
    try {
      delta = work.execute();
    } catch (Exception | Error e) {
      tree.changed();
      if (described.onFailure() == Action.OnFailure.ROLL_BACK) {
        for (String path : tree.touchedSince(before)) {
          stash.delete(path);
        }
        stash.rollBack();
      } else {
        record(
            action, described.inputs(), outputsSince(before, List.of()), ProjectDelta.NONE, false);
        stash.discard();
      }
      tree.changed();
      throw e;
    }
    tree.changed();
    stash.discard();
    List<OutputEntry> outputs = outputsSince(before, List.of());
    boolean reusable = work.notReusable(outputs).isEmpty();
    ActionResult result = record(action, described.inputs(), outputs, delta, reusable);
    if (reusable && described.constructive()) {
      cache.store(tree.moduleDir(), key, result);
    }
  }

  private void bypass(Action action, Work work) throws Exception {
    module.aboutToChange();
    SortedMap<String, FileStat> before = tree.listing();
    try {
      work.execute();
    } finally {
      tree.changed();
      List<String> still =
          module.lastResult(action.id()).outputs().stream().map(OutputEntry::path).toList();
      List<OutputEntry> outputs = outputsSince(before, still);
      record(action, new Inputs(List.of()), outputs, ProjectDelta.NONE, false);
    }
  }

  private List<OutputEntry> outputsSince(
      SortedMap<String, FileStat> before, List<String> stillOwned) {
    Set<String> paths = new TreeSet<>(tree.touchedSince(before));
    paths.addAll(stillOwned);
    return tree.entries(paths);
  }

  private ActionResult record(
      Action action,
      Inputs inputs,
      List<OutputEntry> outputs,
      ProjectDelta delta,
      boolean reusable) {
    List<OutputEntry> sorted = new ArrayList<>(outputs);
    sorted.sort(Comparator.comparing(OutputEntry::path));
    ActionResult result =
        new ActionResult(
            sorted, Optional.empty(), Collections.nCopies(sorted.size(), false), delta);
    module.record(new Trace(action.id(), inputs, result, reusable));
    return result;
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
