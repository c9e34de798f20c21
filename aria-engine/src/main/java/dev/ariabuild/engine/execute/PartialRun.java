package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings the outputs of an action about from those of its last execution, where the work can do
 * that and they still stand as that execution left them. A transaction: either all outputs are the
 * new ones, or all are the old ones.
 */
final class PartialRun {
  private static final Partial.Done NO_CHANGE = Partial.Done.of(Map.of(), Set.of(), Map.of());

  private final ModuleSession module;
  private final ModuleTree tree;
  private final Outputs cache;

  PartialRun(ModuleSession module, Outputs cache) {
    this.module = module;
    this.tree = module.tree();
    this.cache = cache;
  }

  /** Tries. Whatever the work throws counts as a reason to run wholly. */
  Partial run(Action action, ActionKey key, Work work) throws IOException {
    Action.Described described = (Action.Described) action.nature();
    Optional<Trace> last =
        module
            .find(action.id())
            .filter(trace -> trace.reusable() && !trace.inputs().list().isEmpty());
    if (last.isEmpty()) {
      return Partial.NOT_TRIED;
    }
    List<OutputEntry> outputs = last.get().result().outputs();
    Optional<String> altered = tree.firstDifference(outputs);
    if (altered.isPresent()) {
      return new Partial.Whole(altered.get() + " is not as the last execution left it");
    }
    List<String> unowned = module.unowned(described.exclusiveRoots());
    if (!unowned.isEmpty()) { // the work would see it
      return new Partial.Whole("nobody knows where " + unowned.get(0) + " comes from");
    }
    Set<String> ofOthers = new TreeSet<>(described.hidden());
    outputs.forEach(output -> ofOthers.remove(output.path()));
    Stash hidden = module.hide(ofOthers);
    Partial partial;
    try {
      partial = work.partially(last.get());
    } catch (Exception e) {
      return new Partial.Whole(String.valueOf(e.getMessage()));
    } finally {
      if (hidden.putBackUnlessReplaced()) {
        tree.changed();
      }
    }
    if (partial instanceof Partial.Whole) {
      return partial;
    }
    boolean disturbed = work.disturbed().isPresent();
    Optional<Work.Attempt> again = disturbed ? work.again() : Optional.empty();
    if (again.isPresent()) {
      return new Partial.Again(again.get());
    }
    if (partial instanceof Partial.Done done) {
      commit(action, done);
      settle(last.get(), action, key, done, disturbed, work);
    } else {
      settle(last.get(), action, key, NO_CHANGE, disturbed, work);
    }
    return partial;
  }

  private void settle(
      Trace last, Action action, ActionKey key, Partial.Done done, boolean disturbed, Work work)
      throws IOException {
    Action.Described described = (Action.Described) action.nature();
    ActionResult result = record(last, described, action, done);
    work.replay(result.delta());
    if (disturbed || work.notReusable(result.outputs()).isPresent()) {
      module.record(new Trace(action.id(), described.inputs(), result, false));
    } else if (described.constructive()) {
      cache.store(tree.moduleDir(), key, result);
    }
  }

  private void commit(Action action, Partial.Done done) throws IOException {
    try {
      new Replacement(
              tree.moduleDir(), tree.own(), module::aboutToChange, () -> module.stash(action.id()))
          .of(done);
    } finally {
      tree.changed();
    }
  }

  private ActionResult record(
      Trace last, Action.Described described, Action action, Partial.Done done) {
    Set<String> paths = new TreeSet<>();
    last.result().outputs().forEach(output -> paths.add(output.path()));
    paths.removeAll(done.removed());
    paths.addAll(done.written().keySet());
    List<OutputEntry> outputs = new ArrayList<>(tree.entries(paths));
    outputs.sort(Comparator.comparing(OutputEntry::path));
    ActionResult result =
        new ActionResult(
            outputs,
            Optional.empty(),
            Collections.nCopies(outputs.size(), false),
            last.result().delta());
    module.record(new Trace(action.id(), described.inputs(), result, true));
    return result;
  }
}
