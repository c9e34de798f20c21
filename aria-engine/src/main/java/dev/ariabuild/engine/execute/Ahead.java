package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One module between two builds: outputs of an action are replaced ahead of the build that follows.
 * What traces say of all other files is trusted, not looked at; the traces that are left say what
 * was trusted, so the next build finds out where it was wrong. Not thread-safe.
 */
public final class Ahead {
  private final Path moduleDir;
  private final Path buildDir;
  private final TraceStore store;
  private Map<ActionId, Trace> traces = Map.of();
  private @Nullable String stamp;
  private boolean marked;
  private boolean dirty;

  /** The module after a build that is over. */
  public Ahead(Path moduleDir, Path buildDir, TraceStore store) {
    this.moduleDir = moduleDir;
    this.buildDir = buildDir;
    this.store = store;
  }

  /**
   * The trace of an action; empty if it cannot be gone on from, or another process builds or has
   * built the module.
   */
  public Optional<Trace> find(ActionId action) {
    load();
    return Optional.ofNullable(traces.get(action))
        .filter(trace -> trace.reusable() && !trace.inputs().list().isEmpty());
  }

  /** Reads the traces, unless they are known. */
  public void load() {
    if (marked) {
      return; // what was written between is ours
    }
    String now = store.interrupted() ? "" : store.stamp();
    if (!now.equals(stamp)) {
      traces = now.isEmpty() ? Map.of() : new LinkedHashMap<>(store.load());
      stamp = now;
    }
  }

  /** Whether actions left anything at a place. */
  public boolean left(Predicate<ActionId> actions, Predicate<String> place) {
    return traces.values().stream()
        .filter(trace -> actions.test(trace.action()))
        .flatMap(trace -> trace.result().outputs().stream())
        .anyMatch(output -> place.test(output.path()));
  }

  /** Whether these outputs stand, byte for byte, as a trace says. */
  public boolean stand(Trace trace, Collection<String> paths) throws IOException {
    Map<String, OutputEntry> outputs = byPath(trace);
    for (String path : paths) {
      OutputEntry output = outputs.get(path);
      Path file = moduleDir.resolve(path);
      if (output == null
          || output.kind() != Kind.FILE
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != output.size()
          || !Digest.of(Files.readAllBytes(file)).equals(output.digest())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Replaces outputs. Until {@link #save}, a build that comes sees an interrupted one.
   *
   * @param last as {@link #find} found it
   * @param inputs of which the outputs are then
   * @throws IOException if outputs cannot be written; then all are the old ones
   */
  public void replace(Trace last, Inputs inputs, Partial.Done done) throws IOException {
    Set<String> kept = new HashSet<>();
    for (Trace trace : traces.values()) {
      if (!trace.action().equals(last.action())) {
        trace.result().outputs().stream()
            .filter(output -> output.kind() == Kind.EMPTY_DIRECTORY)
            .forEach(output -> kept.add(output.path()));
      }
    }
    new Replacement(
            moduleDir,
            buildDir.resolve(ModuleTree.OWN),
            this::mark,
            () -> new Stash(moduleDir, buildDir, "own", kept))
        .of(done);
    Map<String, OutputEntry> outputs = new TreeMap<>(byPath(last));
    outputs.keySet().removeAll(done.removed());
    done.written()
        .forEach(
            (path, bytes) ->
                outputs.put(
                    path, new OutputEntry(path, Kind.FILE, Digest.of(bytes), bytes.length)));
    outputs
        .values()
        .removeIf( // it holds something now, or went with the last that it held
            output ->
                output.kind() == Kind.EMPTY_DIRECTORY
                    && !isEmptyDirectory(moduleDir.resolve(output.path())));
    ActionResult result =
        new ActionResult(
            outputs.values().stream().toList(),
            Optional.empty(),
            Collections.nCopies(outputs.size(), false),
            last.result().delta());
    traces.put(last.action(), new Trace(last.action(), inputs, result, true));
    dirty = true;
  }

  private static boolean isEmptyDirectory(Path dir) {
    String[] names = dir.toFile().list();
    return names != null && names.length == 0;
  }

  private static Map<String, OutputEntry> byPath(Trace trace) {
    Map<String, OutputEntry> outputs = new LinkedHashMap<>();
    trace.result().outputs().forEach(output -> outputs.put(output.path(), output));
    return outputs;
  }

  private void mark() {
    if (!marked) {
      store.markInterrupted();
      marked = true;
    }
  }

  /** Saves the traces if they changed: from then on a build finds what was done. */
  public void save() {
    if (dirty) {
      store.save(traces.values());
    }
    if (marked) {
      store.clearInterrupted();
    }
    if (dirty || marked) {
      stamp = store.stamp();
    }
    dirty = false;
    marked = false;
  }
}
