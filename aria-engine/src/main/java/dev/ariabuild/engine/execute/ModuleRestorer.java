package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ResultLookup;
import dev.ariabuild.engine.cache.ResultLookup.Found;
import dev.ariabuild.engine.decide.ModuleTrace.Step;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Origin;
import dev.ariabuild.engine.event.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Brings all outputs of a module back from the caches, where nothing but they is missing. A
 * transaction: either the module stands as its trace says, or everything is as it was.
 */
public final class ModuleRestorer {
  private final ModuleSession module;
  private final ModuleTree tree;
  private final ResultLookup lookup;
  private final Outputs cache;

  /** A restorer for one module. */
  public ModuleRestorer(ModuleSession module, ResultLookup lookup, Outputs cache) {
    this.module = module;
    this.tree = module.tree();
    this.lookup = lookup;
    this.cache = cache;
  }

  private record Known(Trace trace, Found found) {}

  /**
   * Brings the outputs of these steps back, in their order.
   *
   * @param stands looks whether the module now is as it was; if not, nothing is changed
   * @return where the outputs of each action came from, without those that have none; empty if
   *     outputs stand there, or not all can be had
   * @throws IOException if something cannot be moved out of the way, or back
   */
  public Optional<Map<ActionId, Origin>> restore(List<Step> steps, BooleanSupplier stands)
      throws IOException {
    Optional<List<Known>> all =
        tree.isInsideModule() && tree.listing().isEmpty() ? find(steps) : Optional.empty();
    if (all.isEmpty() || all.get().isEmpty()) {
      return Optional.empty();
    }
    module.aboutToChange();
    Stash stash = module.stash(steps.get(0).action());
    Set<String> touched = new TreeSet<>(); // also such as lie beside the build directory
    all.get()
        .forEach(
            known -> known.trace.result().outputs().forEach(output -> touched.add(output.path())));
    try {
      stash.setAside(touched);
    } catch (IOException e) {
      stash.rollBack();
      tree.changed();
      throw e;
    }
    List<Trace> traces = new ArrayList<>();
    try {
      for (Known known : all.get()) {
        Trace trace = restore(known);
        trace.result().outputs().forEach(output -> touched.add(output.path()));
        traces.add(trace);
      }
    } catch (IOException notRestored) {
      undo(touched, stash);
      return Optional.empty();
    }
    tree.changed();
    if (!stands.getAsBoolean()) {
      undo(touched, stash);
      return Optional.empty();
    }
    stash.discard();
    tree.changed();
    traces.forEach(module::record);
    Map<ActionId, Origin> origins = new LinkedHashMap<>();
    all.get().forEach(known -> origins.put(known.trace.action(), known.found.from()));
    return Optional.of(origins);
  }

  private Optional<List<Known>> find(List<Step> steps) {
    List<Known> all = new ArrayList<>();
    for (Step step : steps) {
      if (step.outcome() != Outcome.UP_TO_DATE) {
        continue;
      }
      Optional<Trace> trace =
          module
              .find(step.action())
              .filter(last -> last.reusable() && last.key().toString().equals(step.key()));
      if (trace.isEmpty()) {
        return Optional.empty();
      }
      if (!trace.get().result().outputs().isEmpty()) {
        Optional<Found> found = lookup.find(trace.get().key());
        if (found.isEmpty()) {
          return Optional.empty();
        }
        all.add(new Known(trace.get(), found.get()));
      }
    }
    return Optional.of(all);
  }

  private Trace restore(Known known) throws IOException {
    Trace last = known.trace;
    List<OutputEntry> outputs =
        cache.restore(tree.moduleDir(), tree.own(), last.key(), known.found.result());
    ActionResult result =
        new ActionResult(
            outputs,
            Optional.empty(),
            Collections.nCopies(outputs.size(), false),
            last.result().delta());
    return new Trace(last.action(), last.inputs(), result, true);
  }

  /** Nothing stood in the build directory, so all that is there now was restored. */
  private void undo(Set<String> touched, Stash stash) throws IOException {
    tree.changed();
    Set<String> restored = new TreeSet<>(touched);
    restored.addAll(tree.listing().keySet());
    for (String path : restored) {
      stash.delete(path);
    }
    stash.rollBack();
    tree.changed();
  }
}
