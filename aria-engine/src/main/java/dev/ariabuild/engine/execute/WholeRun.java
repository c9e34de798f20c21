package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.file.FileStat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Runs the work of an action wholly and remembers what it left; what its last execution left is set
 * aside before, and comes back if it fails and its description says so.
 */
final class WholeRun {
  private final ModuleSession module;
  private final ModuleTree tree;
  private final ActionOutputs left;
  private final Outputs cache;

  WholeRun(ModuleSession module, ActionOutputs left, Outputs cache) {
    this.module = module;
    this.tree = module.tree();
    this.left = left;
    this.cache = cache;
  }

  /**
   * Runs an action that is described.
   *
   * @param key under which the outputs are stored
   * @param continued whether its work may remember what it knew of inputs that did not change
   * @throws Exception whatever the work threw
   */
  void run(Action action, ActionKey key, boolean continued, Work work) throws Exception {
    Action.Described described = (Action.Described) action.nature();
    Map<String, byte[]> remembered = continued ? remembered(action, work) : Map.of();
    module.aboutToChange();
    Set<String> others = module.leftByEarlier(action.id());
    Stash stash = module.stash(action.id());
    SortedMap<String, FileStat> bare = left.setAside(action, stash);
    Stash hidden;
    try {
      left.putInPlace(remembered);
      hidden = module.hide(described.hidden());
    } catch (IOException e) {
      left.undo(bare, stash);
      throw e;
    }
    SortedMap<String, FileStat> before = tree.listing();
    ProjectDelta delta;
    long begin = System.nanoTime();
    try {
      delta = work.execute();
    } catch (Exception | Error e) {
      if (described.onFailure() == Action.OnFailure.ROLL_BACK) {
        left.undo(bare, stash);
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
    boolean undisturbed = work.disturbed().isEmpty();
    if (reusable && undisturbed && work.notReusable(outputs).isEmpty()) {
      module.record(new Trace(action.id(), described.inputs(), result, true));
      if (described.constructive()) {
        cache.store(tree.moduleDir(), key, result, took);
      }
    }
  }

  /** What may stay of the outputs of the last execution, if these are as it left them. */
  private Map<String, byte[]> remembered(Action action, Work work) {
    Optional<Trace> last = module.find(action.id()).filter(Trace::reusable);
    if (last.isEmpty() || tree.firstDifference(last.get().result().outputs()).isPresent()) {
      return Map.of();
    }
    try {
      return work.remembered(last.get());
    } catch (Exception withoutMemory) {
      return Map.of();
    }
  }

  /**
   * Runs an action that always runs.
   *
   * @param afresh without what it left before
   * @throws Exception whatever the work threw
   */
  void bypass(Action action, boolean afresh, Work work) throws Exception {
    module.aboutToChange();
    if (afresh) {
      bypassAfresh(action, work);
      return;
    }
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

  private void bypassAfresh(Action action, Work work) throws Exception {
    Stash stash = module.stash(action.id());
    SortedMap<String, FileStat> before = left.setAside(action, stash);
    ProjectDelta delta;
    try {
      delta = work.execute();
    } catch (Exception | Error e) {
      left.undo(before, stash);
      throw e;
    }
    stash.discard();
    tree.changed();
    left.record(action, new Inputs(List.of()), left.since(before, List.of()), delta, false);
  }
}
