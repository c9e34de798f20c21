package dev.ariabuild.engine.audit;

import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.event.ActionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a work tree with two checkouts of the same sources in which every goal was executed. In
 * what the two executions agree the work tree must agree with them; what differs even between them,
 * such as times, proves nothing. The two may be one and the same, for a first look.
 */
public final class Audit {
  private static final int LONGEST = 120;

  private final Side tree;
  private final Side first;
  private final Side second;
  private final Set<String> varying = new TreeSet<>();

  /** Compares these. */
  public Audit(Side tree, Side first, Side second) {
    this.tree = tree;
    this.first = first;
    this.second = second;
  }

  /** Files that differed between the executions, in whole or in part, so far; from the root. */
  public Set<String> varying() {
    return Set.copyOf(varying);
  }

  /** What is not as an execution makes it, in the order of the build's actions, then of paths. */
  public List<Finding> findings(Side.Module module) throws IOException {
    Map<ActionId, Trace> here = tree.traces(module);
    Map<ActionId, Trace> there = first.traces(module);
    Map<ActionId, Trace> again = second.traces(module);
    List<Finding> found = new ArrayList<>();
    Set<String> paths = new TreeSet<>(tree.files(module));
    paths.addAll(first.files(module));
    paths.addAll(second.files(module));
    for (String path : paths) {
      Optional<String> how =
          difference(
              module.dir().resolve(path).toString(),
              tree.parts(module, path, tree.root()),
              first.parts(module, path, tree.root()),
              second.parts(module, path, tree.root()));
      if (how.isPresent()) {
        List<ActionId> writers = Side.owners(there, path);
        found.add(
            new Finding(writers.isEmpty() ? Side.owners(here, path) : writers, path, how.get()));
      }
    }
    for (Trace executed : there.values()) {
      Trace kept = here.get(executed.action());
      Trace repeated = again.get(executed.action());
      if (kept != null && repeated != null) {
        compare(changes(kept), changes(executed), changes(repeated))
            .ifPresent(
                how -> found.add(new Finding(List.of(executed.action()), "the project", how)));
      }
    }
    List<ActionId> order = List.copyOf(there.keySet());
    found.sort((a, b) -> Integer.compare(place(order, a), place(order, b)));
    return found;
  }

  private static int place(List<ActionId> order, Finding finding) {
    return finding.writers().isEmpty() ? order.size() : order.indexOf(finding.writers().get(0));
  }

  private static Map<String, String> changes(Trace trace) {
    Map<String, String> changes = new TreeMap<>();
    trace
        .result()
        .delta()
        .changes()
        .forEach(
            (kind, values) -> {
              for (String value : values) {
                changes.put(kind.substring(1) + " " + value.replace('\u0001', ' ').trim(), "set");
              }
            });
    return changes;
  }

  private Optional<String> difference(
      String path,
      Optional<Map<String, String>> kept,
      Optional<Map<String, String>> executed,
      Optional<Map<String, String>> repeated) {
    if (executed.isPresent() != repeated.isPresent()) {
      varying.add(path);
      return Optional.empty();
    }
    if (executed.isEmpty()) {
      return kept.isEmpty()
          ? Optional.empty()
          : Optional.of("is there, but an execution does not write it");
    }
    if (kept.isEmpty()) {
      return Optional.of("is missing, but an execution writes it");
    }
    if (!executed.get().equals(repeated.orElseThrow())) {
      varying.add(path);
    }
    return compare(kept.get(), executed.get(), repeated.orElseThrow());
  }

  /** The first part in which both executions agree, but not the work tree. */
  static Optional<String> compare(
      Map<String, String> kept, Map<String, String> executed, Map<String, String> repeated) {
    Set<String> names = new TreeSet<>(executed.keySet());
    names.addAll(kept.keySet());
    boolean sameShape = executed.keySet().equals(repeated.keySet());
    for (String name : names) {
      String value = executed.get(name);
      boolean agreed = Objects.equals(value, repeated.get(name)) && (value != null || sameShape);
      if (agreed && !Objects.equals(value, kept.get(name))) {
        return Optional.of(
            name + " is " + shown(kept.get(name)) + ", an execution writes " + shown(value));
      }
    }
    return Optional.empty();
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "absent";
    }
    String text = value.strip();
    return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "'";
  }
}
