package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Decision;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.file.FileStat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Brings the outputs of an action back from a cache, in the place of those that it left before. */
final class Restoring {
  private final ModuleSession module;
  private final ModuleTree tree;
  private final ActionOutputs left;
  private final Adjustment adjustment;
  private final Outputs cache;

  Restoring(ModuleSession module, ActionOutputs left, Adjustment adjustment, Outputs cache) {
    this.module = module;
    this.tree = module.tree();
    this.left = left;
    this.adjustment = adjustment;
    this.cache = cache;
  }

  /**
   * Restores and replays.
   *
   * @return why the action has to be executed instead, if so
   */
  Optional<Reason> run(Action action, Decision.Restore restore, Work work) throws IOException {
    module.aboutToChange();
    ActionResult result = restore.result();
    List<OutputEntry> restored;
    Stash stash = module.stash(action.id());
    SortedMap<String, FileStat> before = left.setAside(action, stash);
    try {
      restored = cache.restore(tree.moduleDir(), tree.own(), restore.key(), result);
    } catch (IOException e) {
      left.undo(before, stash);
      return Optional.of(Reason.of(Cause.CACHE_DAMAGED, String.valueOf(e.getMessage())));
    }
    stash.discard();
    tree.changed();
    Action.Described described = (Action.Described) action.nature();
    left.record(action, described.inputs(), restored, result.delta(), true);
    if (!adjustment.ofLast(action, work)) {
      return Optional.of(Adjustment.UNFORESEEN);
    }
    work.replay(result.delta());
    return Optional.empty();
  }
}
