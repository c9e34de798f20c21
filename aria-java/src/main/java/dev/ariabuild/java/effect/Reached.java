package dev.ariabuild.java.effect;

import dev.ariabuild.java.effect.CallGraph.Node;
import dev.ariabuild.java.effect.Effects.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What may be called, directly or not, from some methods. */
public final class Reached {
  private final CallGraph graph;
  private final int[] from;

  Reached(CallGraph graph, int[] roots) {
    this.graph = graph;
    List<Node> nodes = graph.nodes();
    from = new int[nodes.size()];
    Arrays.fill(from, -1);
    int[] queue = new int[nodes.size()];
    int end = 0;
    for (int root : roots) {
      if (from[root] < 0) {
        from[root] = root;
        queue[end++] = root;
      }
    }
    for (int begin = 0; begin < end; begin++) {
      for (int to : nodes.get(queue[begin]).calls.keySet()) {
        if (from[to] < 0) {
          from[to] = queue[begin];
          queue[end++] = to;
        }
      }
    }
  }

  /** Whether a method is one of these, or called by one. */
  public boolean has(String owner, String method) {
    int node = graph.find(owner, method);
    return node >= 0 && from[node] >= 0;
  }

  /** The shortest way to a method, which comes last; empty if it is not called. */
  public List<Step> way(String owner, String method) {
    int at = graph.find(owner, method);
    if (at < 0 || from[at] < 0) {
      return List.of();
    }
    List<Step> way = new ArrayList<>();
    int next = at;
    while (true) {
      Node node = graph.nodes().get(at);
      if (node.isMethod()) {
        int line = next == at ? 0 : node.calls.getOrDefault(next, 0);
        boolean byJdk = next != at && graph.nodes().get(next).name.endsWith(CallGraph.OBJECTS);
        way.add(new Step(node.owner, node.method, line, byJdk));
      }
      if (from[at] == at) {
        Collections.reverse(way);
        return way;
      }
      next = at;
      at = from[at];
    }
  }
}
