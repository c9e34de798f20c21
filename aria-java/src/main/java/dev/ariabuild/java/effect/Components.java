package dev.ariabuild.java.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Strongly connected components of a call graph: methods that may all call each other. They come
 * out so that whatever a component calls stands before it. Tarjan's algorithm, without recursion.
 */
final class Components {
  private final int[][] calls;
  private final int[] index;
  private final int[] low;
  private final boolean[] open;
  private final int[] component;
  private final List<int[]> found = new ArrayList<>();
  private int next = 1;

  Components(int[][] calls) {
    this.calls = calls;
    index = new int[calls.length];
    low = new int[calls.length];
    open = new boolean[calls.length];
    component = new int[calls.length];
    Arrays.fill(component, -1);
    for (int node = 0; node < calls.length; node++) {
      if (index[node] == 0) {
        from(node);
      }
    }
  }

  /** Members of each, sorted; callees first. */
  List<int[]> all() {
    return found;
  }

  /** The number of the one that a node belongs to. */
  int of(int node) {
    return component[node];
  }

  private void from(int root) {
    int[] stack = new int[16];
    int[] path = new int[16];
    int[] at = new int[16];
    int stacked = 0;
    int depth = 0;
    path[0] = root;
    at[0] = 0;
    index[root] = low[root] = next++;
    stack[stacked++] = root;
    open[root] = true;
    while (depth >= 0) {
      int node = path[depth];
      if (at[depth] < calls[node].length) {
        int to = calls[node][at[depth]++];
        if (index[to] == 0) {
          depth++;
          if (depth == path.length) {
            path = Arrays.copyOf(path, 2 * depth);
            at = Arrays.copyOf(at, 2 * depth);
          }
          path[depth] = to;
          at[depth] = 0;
          index[to] = low[to] = next++;
          if (stacked == stack.length) {
            stack = Arrays.copyOf(stack, 2 * stacked);
          }
          stack[stacked++] = to;
          open[to] = true;
        } else if (open[to]) {
          low[node] = Math.min(low[node], index[to]);
        }
        continue;
      }
      if (low[node] == index[node]) {
        int begin = stacked;
        do {
          begin--;
          open[stack[begin]] = false;
          component[stack[begin]] = found.size();
        } while (stack[begin] != node);
        int[] members = Arrays.copyOfRange(stack, begin, stacked);
        Arrays.sort(members);
        found.add(members);
        stacked = begin;
      }
      depth--;
      if (depth >= 0) {
        low[path[depth]] = Math.min(low[path[depth]], low[node]);
      }
    }
  }
}
