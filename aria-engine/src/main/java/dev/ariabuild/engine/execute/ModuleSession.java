package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.decide.Traces;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.file.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One module during one build: its traces, who owns which output, and the mark that it is being
 * changed. Not thread-safe: a module is built by one thread.
 */
public final class ModuleSession implements Traces {
  private final FileStore files;
  private final ModuleTree tree;
  private final TraceStore store;
  private final Map<ActionId, Trace> traces;
  private final Set<ActionId> settled = new HashSet<>();
  private final boolean write;
  private @Nullable List<Map<ActionId, Trace>> others;
  private boolean marked;
  private boolean dirty;

  /**
   * Opens a module.
   *
   * @param hostOwned paths relative to the build directory that the host itself writes there at any
   *     time: no action's outputs, and left alone
   * @param write whether traces may be saved
   */
  public ModuleSession(
      Path moduleDir,
      Path buildDir,
      FileStore files,
      Predicate<String> hostOwned,
      TraceStore store,
      boolean write) {
    this.files = files;
    this.tree = new ModuleTree(moduleDir, buildDir, files, hostOwned);
    this.store = store;
    this.write = write;
    this.traces = new LinkedHashMap<>(store.load());
  }

  ModuleTree tree() {
    return tree;
  }

  @Override
  public Optional<Trace> find(ActionId action) {
    return Optional.ofNullable(traces.get(action));
  }

  @Override
  public List<Trace> elsewhere(ActionId action) {
    List<Map<ActionId, Trace>> known = others;
    if (known == null) {
      known = store.elsewhere();
      others = known;
    }
    return known.stream()
        .map(traces -> traces.get(action))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /**
   * Whether what stands in the build directory is of unknown origin: there is no record of the
   * module, or a build died in the middle of it.
   */
  public boolean unknownOutputs() {
    return tree.isInsideModule()
        && (traces.isEmpty() || store.interrupted())
        && !tree.listing().isEmpty();
  }

  /**
   * Deletes the build directory, as {@code mvn clean} would. One that holds the module itself, or
   * lies elsewhere, is left alone.
   */
  public void startAfresh() throws IOException {
    if (tree.isInsideModule()) {
      Stash.deleteTree(tree.buildDir());
    }
    tree.changed();
    traces.clear();
    dirty = true;
  }

  /**
   * Removes what actions left that are configured no more.
   *
   * @param configured tells whether an action may still run in this module
   */
  public void dropOrphans(Predicate<ActionId> configured) throws IOException {
    for (Trace trace : List.copyOf(traces.values())) {
      if (!configured.test(trace.action())) {
        aboutToChange();
        traces.remove(trace.action());
        Set<String> owned = owned();
        Stash stash = stash(trace.action());
        for (OutputEntry output : trace.result().outputs()) {
          if (!owned.contains(output.path())) {
            stash.delete(output.path());
          }
        }
        tree.changed();
        dirty = true;
      }
    }
  }

  /** What no trace accounts for below these directories, or in place of one. */
  List<String> unowned(List<String> roots) {
    List<String> found = new ArrayList<>();
    if (roots.isEmpty()) {
      return found;
    }
    Set<String> owned = owned();
    for (String path : tree.listing().keySet()) {
      if (!owned.contains(path)
          && roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))) {
        found.add(path);
      }
    }
    return found;
  }

  /** Paths that the last traces account for. */
  Set<String> owned() {
    return ownedBy(any -> true);
  }

  /**
   * Paths that actions before this one account for, in this build: what stands there is theirs, and
   * this action may read it.
   */
  Set<String> leftByEarlier(ActionId action) {
    return ownedBy(other -> !other.equals(action) && settled.contains(other));
  }

  /** Paths that the last traces of some actions account for. */
  public Set<String> ownedBy(Predicate<ActionId> actions) {
    Set<String> owned = new HashSet<>();
    for (Trace trace : traces.values()) {
      if (actions.test(trace.action())) {
        trace.result().outputs().forEach(output -> owned.add(output.path()));
      }
    }
    return owned;
  }

  /** A stash for this action; empty directories that others left stay. */
  Stash stash(ActionId action) {
    Set<String> kept = new HashSet<>();
    for (Trace trace : traces.values()) {
      if (!trace.action().equals(action)) {
        trace.result().outputs().stream()
            .filter(output -> output.kind() == Kind.EMPTY_DIRECTORY)
            .forEach(output -> kept.add(output.path()));
      }
    }
    return new Stash(tree.moduleDir(), tree.buildDir(), "own", kept);
  }

  /**
   * Hides from an action what a clean build would not show it, until the stash puts it back.
   *
   * @param paths what is there of these
   */
  Stash hide(Set<String> paths) throws IOException {
    Stash stash = new Stash(tree.moduleDir(), tree.buildDir(), "hidden", Set.of());
    Set<String> there = new TreeSet<>(paths);
    there.retainAll(tree.listing().keySet());
    if (!there.isEmpty()) {
      aboutToChange();
      try {
        stash.setAside(there);
      } catch (IOException e) {
        stash.rollBack();
        throw e;
      } finally {
        tree.changed();
      }
    }
    return stash;
  }

  ActionResult lastResult(ActionId action) {
    Trace trace = traces.get(action);
    return trace == null
        ? new ActionResult(List.of(), Optional.empty(), List.of(), ProjectDelta.NONE)
        : trace.result();
  }

  void record(Trace trace) {
    traces.put(trace.action(), trace);
    settled.add(trace.action());
    dirty = true;
  }

  /** Notes that, in this build, the action's outputs stand as its trace says. */
  public void stillStands(ActionId action) {
    settled.add(action);
  }

  /**
   * Tells whether these actions would all be up to date if they came again now, and looks at all
   * that they left.
   *
   * @param actions in the order in which they came; each was decided in this build
   * @param exclusiveRoots directories below the module in which every file must have an owner
   * @param view notes what is looked at
   * @return false if one of them would not be up to date, or something stands there that a next
   *     build would remove
   */
  public boolean stands(Collection<ActionId> actions, List<String> exclusiveRoots, FileStore view) {
    if (!tree.isInsideModule() || !unowned(exclusiveRoots).isEmpty()) {
      return false;
    }
    for (ActionId id : actions) {
      Trace trace = traces.get(id);
      if (trace == null
          || !trace.reusable()
          || tree.firstDifference(trace.result().outputs()).isPresent()) {
        return false;
      }
      trace.result().outputs().forEach(output -> look(output, view));
    }
    Path own = tree.own();
    view.walk(
        tree.buildDir(),
        dir -> !dir.equals(own.resolve(Stash.NAME)) && !dir.equals(own.resolve(ModuleTree.CHECK)));
    return true;
  }

  private void look(OutputEntry output, FileStore view) {
    Path path = tree.resolve(output.path());
    if (output.kind() == Kind.SYMLINK) {
      view.linkTarget(path);
    } else {
      view.stat(path);
      if (output.kind() != Kind.EMPTY_DIRECTORY) {
        view.digest(path);
      }
    }
  }

  /** Paths whose coming and going says nothing about what actions of a module left. */
  public static Predicate<Path> noOutput(Path buildDir, Predicate<String> hostOwned) {
    return ModuleTree.noOutput(buildDir, hostOwned);
  }

  /** Something that is not an action of this module ran: it may have left files in it. */
  public void othersRan() {
    tree.changed();
  }

  /** Marks the module as being changed, so that a build that dies here is noticed. */
  void aboutToChange() {
    files.changing();
    if (!marked && write) {
      store.markInterrupted();
      marked = true;
    }
  }

  /** Saves the traces if they changed, and takes the mark away. */
  public void close() {
    if (write && dirty && Files.isDirectory(tree.moduleDir())) {
      store.save(traces.values());
    }
    if (marked || (write && dirty)) {
      store.clearInterrupted();
    }
    dirty = false;
    marked = false;
  }
}
