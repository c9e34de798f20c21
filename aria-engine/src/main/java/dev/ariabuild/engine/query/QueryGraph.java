package dev.ariabuild.engine.query;

import dev.ariabuild.engine.digest.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Inputs are set; values are asked for; what was derived is computed again only if something that
 * it read has changed since. Thread-safe by one lock, which is held while a query computes: a query
 * must not wait for another thread that asks the same graph.
 *
 * <p>Within a session each input must be set before it is asked for; after {@link
 * QueryGraphFile#open} the values of the last session stand until they are set again or {@link
 * #removeInputsNotSet()} ends them.
 */
public final class QueryGraph {
  private final NodeTable nodes;
  private final Map<String, Query> queries = new HashMap<>();
  private final LinkedHashSet<Integer> active = new LinkedHashSet<>();
  private final Set<Integer> setHere = new LinkedHashSet<>();
  private Consumer<QueryKey> listener = key -> {};
  private int revision;
  private boolean changed;

  /**
   * By durability: the last revision that changed an input of this durability or of a higher one.
   */
  private final int[] lastChanged;

  /** An empty graph. */
  public QueryGraph() {
    this(new NodeTable(), 1, new int[Durability.values().length]);
  }

  QueryGraph(NodeTable nodes, int revision, int[] lastChanged) {
    this.nodes = nodes;
    this.revision = revision;
    this.lastChanged = lastChanged;
  }

  /** Says how derived values of a kind are computed. */
  public synchronized void register(String kind, Query query) {
    queries.put(kind, query);
  }

  /** Is told each query that is about to be computed. */
  public synchronized void onExecute(Consumer<QueryKey> newListener) {
    listener = newListener;
  }

  /** Rises by one with every change of an input. */
  public synchronized int revision() {
    return revision;
  }

  /** Whether anything was set anew or computed since it was opened or saved. */
  public synchronized boolean changed() {
    return changed;
  }

  /**
   * Sets an input; the same value under the same durability is no change.
   *
   * @throws IllegalStateException if a query is computing
   * @throws IllegalArgumentException if the kind is computed
   */
  public synchronized void setInput(QueryKey key, Digest value, Durability durability) {
    notWhileComputing("set " + key);
    if (queries.containsKey(key.kind())) {
      throw new IllegalArgumentException(key + " is computed; it cannot be set");
    }
    int node = nodes.intern(key);
    setHere.add(node);
    boolean known = nodes.state[node] == NodeTable.INPUT;
    if (known
        && nodes.digest(node).equals(value)
        && nodes.durability[node] == durability.ordinal()) {
      return;
    }
    // What read it under another durability must hear of it too; what missed it is of the lowest.
    int before = known ? nodes.durability[node] : Durability.LOW.ordinal();
    newRevision(Math.max(before, durability.ordinal()));
    nodes.clear(node);
    nodes.state[node] = NodeTable.INPUT;
    nodes.durability[node] = (byte) durability.ordinal();
    nodes.changedAt[node] = revision;
    nodes.setDigest(node, value);
  }

  /** Takes an input away; who asks for it fails. Nothing happens if there is none. */
  public synchronized void removeInput(QueryKey key) {
    notWhileComputing("remove " + key);
    int node = nodes.find(key);
    if (node >= 0 && nodes.state[node] == NodeTable.INPUT) {
      remove(node);
    }
  }

  /** Takes away the inputs of earlier sessions that this one did not set. */
  public synchronized void removeInputsNotSet() {
    notWhileComputing("remove inputs");
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.state[node] == NodeTable.INPUT && !setHere.contains(node)) {
        remove(node);
      }
    }
  }

  /**
   * The value of an input or of a query, computed if need be.
   *
   * @throws IllegalStateException if an input was not set, or a query depends on itself
   */
  public synchronized Digest get(QueryKey key) {
    int node = nodes.intern(key);
    refresh(node);
    return nodes.digest(node);
  }

  /** Afterwards the node has a value that holds in this revision. */
  private void refresh(int node) {
    if (nodes.state[node] == NodeTable.INPUT) {
      return;
    }
    boolean known = nodes.state[node] == NodeTable.DERIVED;
    if (known && nodes.verifiedAt[node] == revision) {
      return;
    }
    if (known && lastChanged[nodes.durability[node]] <= nodes.verifiedAt[node]) {
      nodes.verifiedAt[node] = revision;
      return;
    }
    if (!active.add(node)) {
      throw new IllegalStateException("a query depends on itself: " + path(node));
    }
    try {
      if (known && readsTheSame(node)) {
        nodes.verifiedAt[node] = revision;
      } else {
        execute(node);
      }
    } finally {
      active.remove(node);
    }
  }

  /** In the order of reading: what was read later may depend on what was read before. */
  private boolean readsTheSame(int node) {
    for (int i = 0; i < nodes.edgeCount(node); i++) {
      int read = nodes.edge(node, i);
      try {
        refresh(read);
      } catch (RuntimeException e) {
        return false; // computing shows whether it still matters
      }
      if (nodes.changedAt[read] > nodes.verifiedAt[node]) {
        return false;
      }
    }
    return true;
  }

  private void execute(int node) {
    QueryKey key = nodes.key(node);
    Query query = queries.get(key.kind());
    if (query == null) {
      nodes.clear(node);
      throw new IllegalStateException("no input " + key + " was set, and no query computes it");
    }
    listener.accept(key);
    changed = true;
    Recorder recorder = new Recorder();
    Digest value;
    try {
      value = query.compute(key, recorder);
    } catch (RuntimeException | Error e) {
      nodes.clear(node);
      throw e;
    } finally {
      recorder.open = false;
    }
    boolean backdate =
        nodes.state[node] == NodeTable.DERIVED
            && nodes.digest(node).equals(value)
            // One that became less durable is a change: its readers must become so too.
            && recorder.durability >= nodes.durability[node];
    if (!backdate) {
      nodes.changedAt[node] = revision;
    }
    nodes.state[node] = NodeTable.DERIVED;
    nodes.setDigest(node, value);
    nodes.durability[node] = (byte) recorder.durability;
    nodes.verifiedAt[node] = revision;
    nodes.setEdges(node, recorder.read.stream().mapToInt(Integer::intValue).toArray());
  }

  private final class Recorder implements Query.Reader {
    final Set<Integer> read = new LinkedHashSet<>();
    int durability = Durability.HIGH.ordinal();
    boolean open = true;

    @Override
    public Digest get(QueryKey key) {
      synchronized (QueryGraph.this) {
        if (!open) {
          throw new IllegalStateException("the query that reads " + key + " has ended");
        }
        int node = nodes.intern(key);
        read.add(node);
        try {
          refresh(node);
        } catch (RuntimeException e) {
          durability = 0; // should the query go on, its value is worth little
          throw e;
        }
        durability = Math.min(durability, nodes.durability[node]);
        return nodes.digest(node);
      }
    }
  }

  NodeTable nodes() {
    return nodes;
  }

  int[] lastChanged() {
    return lastChanged;
  }

  void saved() {
    changed = false;
  }

  private void remove(int node) {
    newRevision(nodes.durability[node]);
    nodes.clear(node);
    nodes.changedAt[node] = revision;
  }

  private void newRevision(int durability) {
    revision++;
    changed = true;
    Arrays.fill(lastChanged, 0, durability + 1, revision);
  }

  private void notWhileComputing(String what) {
    if (!active.isEmpty()) {
      throw new IllegalStateException("cannot " + what + " while a query computes: " + path(-1));
    }
  }

  private String path(int last) {
    List<String> names = new ArrayList<>();
    for (int node : active) {
      if (!names.isEmpty() || last < 0 || node == last) {
        names.add(nodes.key(node).toString());
      }
    }
    if (last >= 0) {
      names.add(nodes.key(last).toString());
    }
    return String.join(" -> ", names);
  }
}
