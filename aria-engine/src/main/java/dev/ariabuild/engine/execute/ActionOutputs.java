package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.file.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What actions leave in a module: set aside before they run, brought back when they fail, told from
 * what was there before, and remembered. Does not know why they run.
 */
final class ActionOutputs {
  private final ModuleSession module;
  private final ModuleTree tree;

  ActionOutputs(ModuleSession module) {
    this.module = module;
    this.tree = module.tree();
  }

  /**
   * Moves away what the action left before and, where its places are described, what nobody owns
   * there. What earlier actions of this build left stays: this one may read it, even where it
   * writes over it.
   *
   * @return what is there after that
   */
  SortedMap<String, FileStat> setAside(Action action, Stash stash) throws IOException {
    Set<String> old = new TreeSet<>();
    module.lastResult(action.id()).outputs().forEach(output -> old.add(output.path()));
    old.removeAll(module.leftByEarlier(action.id()));
    if (action.nature() instanceof Action.Described described) {
      old.addAll(module.unowned(described.exclusiveRoots()));
    }
    if (!old.isEmpty()) {
      tree.changed();
    }
    try {
      stash.setAside(old);
    } catch (IOException e) {
      stash.rollBack();
      throw e;
    }
    return tree.listing();
  }

  /** Makes everything as it was before something was set aside. */
  void undo(SortedMap<String, FileStat> before, Stash stash) throws IOException {
    tree.changed();
    for (String path : tree.touchedSince(before)) {
      stash.delete(path);
    }
    stash.rollBack();
    tree.changed();
  }

  /** Removes what lies in places that are an action's alone, and comes from nobody. */
  void removeUnowned(Action action) throws IOException {
    List<String> unowned = module.unowned(((Action.Described) action.nature()).exclusiveRoots());
    if (!unowned.isEmpty()) {
      module.aboutToChange();
      Stash stash = module.stash(action.id());
      for (String path : unowned) {
        stash.delete(path);
      }
      tree.changed();
    }
  }

  /** Writes these files; content by path relative to the module. */
  void putInPlace(Map<String, byte[]> content) throws IOException {
    for (Map.Entry<String, byte[]> file : content.entrySet()) {
      Path path = tree.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
      tree.changed();
    }
  }

  /**
   * What is new or was touched since an earlier listing.
   *
   * @param stillOwned paths that count as well, if they are there
   */
  List<OutputEntry> since(SortedMap<String, FileStat> before, Collection<String> stillOwned) {
    Set<String> paths = new TreeSet<>(tree.touchedSince(before));
    paths.addAll(stillOwned);
    return tree.entries(paths);
  }

  /** Remembers what an action left. */
  ActionResult record(
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
}
