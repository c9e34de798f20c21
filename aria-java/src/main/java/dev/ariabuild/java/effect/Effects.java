package dev.ariabuild.java.effect;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.query.Durability;
import dev.ariabuild.engine.query.Query;
import dev.ariabuild.engine.query.QueryGraph;
import dev.ariabuild.engine.query.QueryKey;
import dev.ariabuild.java.effect.CallGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Effects of all methods of a {@link World}: those of a method itself, and of all that it may call,
 * directly or not. Methods that may call each other have the same.
 *
 * <p>A {@link QueryGraph} remembers them. Only what depends on a method that changed is computed
 * again, and a method whose effects came out the same stops it.
 */
public final class Effects {
  /** Kind of the inputs: what one method does itself and whom it calls. */
  public static final String BODY = "body";

  /** Kind of the derived values: effects of methods that call each other. */
  public static final String EFFECTS = "effects";

  private final World world;
  private final CallGraph graph;
  private final int[] bits;
  private final Map<Effect, int[]> towards = new HashMap<>();

  /**
   * One method on the way to an effect.
   *
   * @param owner internal name
   * @param method name and descriptor
   * @param line where it calls the next one; 0: not told
   * @param byJdk whether the next one is called by the JDK, on an object that is made here
   */
  public record Step(String owner, String method, int line, boolean byJdk) {}

  private Effects(World world, CallGraph graph, int[] bits) {
    this.world = world;
    this.graph = graph;
    this.bits = bits;
  }

  /** Names the rules by which effects are computed; changes with them. */
  public static String rules(JdkEffects jdk) {
    return "effects 1 " + jdk.version() + " " + Runtime.version();
  }

  /** Computes them from nothing. */
  public static Effects of(World world, JdkEffects jdk) {
    return of(world, jdk, new QueryGraph());
  }

  /**
   * Computes what is not known yet.
   *
   * @param memory of earlier worlds, opened under {@link #rules}
   */
  public static Effects of(World world, JdkEffects jdk, QueryGraph memory) {
    CallGraph graph = new CallGraph(world, jdk, new JdkTypes());
    List<Node> nodes = graph.nodes();
    int[][] calls = new int[nodes.size()][];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = nodes.get(i).calls.keySet().stream().mapToInt(Integer::intValue).toArray();
      Arrays.sort(calls[i]);
    }
    Components components = new Components(calls);
    for (int i = 0; i < calls.length; i++) {
      Node node = nodes.get(i);
      boolean own = world.part(node.owner).own();
      memory.setInput(
          new QueryKey(BODY, node.name),
          body(nodes, node, calls[i]),
          own ? Durability.LOW : Durability.HIGH);
    }
    memory.removeInputsNotSet();
    Map<String, int[]> members = new HashMap<>();
    String[] keys = new String[components.all().size()];
    for (int i = 0; i < keys.length; i++) {
      int[] all = components.all().get(i);
      keys[i] = key(nodes, all);
      members.put(keys[i], all);
    }
    memory.register(
        EFFECTS,
        (key, reader) -> {
          int[] all = members.get(key.argument());
          if (all == null) {
            throw new IllegalStateException(key + " is no part of the call graph any more");
          }
          return value(compute(nodes, calls, components, keys, all, reader));
        });
    int[] bits = new int[calls.length];
    for (int i = 0; i < keys.length; i++) {
      int value = bits(memory.get(new QueryKey(EFFECTS, keys[i])));
      for (int node : components.all().get(i)) {
        bits[node] = value;
      }
    }
    return new Effects(world, graph, bits);
  }

  /**
   * Names exactly these members: where others call each other, what was known under the old name is
   * of no use, even if its value is the same.
   */
  private static String key(List<Node> nodes, int[] all) {
    if (all.length == 1) {
      return nodes.get(all[0]).name;
    }
    List<String> names =
        Arrays.stream(all).mapToObj(node -> nodes.get(node).name).sorted().toList();
    Hasher hasher = new Hasher();
    names.forEach(hasher::add);
    return names.get(0) + " and " + (all.length - 1) + " more " + hasher.digest().shortHex();
  }

  private static int compute(
      List<Node> nodes,
      int[][] calls,
      Components components,
      String[] keys,
      int[] all,
      Query.Reader reader) {
    int value = 0;
    for (int node : all) {
      reader.get(new QueryKey(BODY, nodes.get(node).name));
      value |= nodes.get(node).own;
    }
    int here = components.of(all[0]);
    for (int node : all) {
      for (int to : calls[node]) {
        if (components.of(to) != here) {
          value |= bits(reader.get(new QueryKey(EFFECTS, keys[components.of(to)])));
        }
      }
    }
    return value;
  }

  /** Lines are no part of it: a comment changes no effect. */
  private static Digest body(List<Node> nodes, Node node, int[] calls) {
    Hasher hasher = new Hasher().add(node.own).add(calls.length);
    Arrays.stream(calls).mapToObj(to -> nodes.get(to).name).sorted().forEach(hasher::add);
    return hasher.digest();
  }

  /** The set itself; there is room for it. */
  private static Digest value(int bits) {
    byte[] bytes = new byte[Digest.BYTES];
    bytes[0] = (byte) (bits >>> 8);
    bytes[1] = (byte) bits;
    return Digest.fromBytes(bytes);
  }

  private static int bits(Digest value) {
    byte[] bytes = value.bytes();
    return (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
  }

  /** The world whose effects they are. */
  public World world() {
    return world;
  }

  /** Effects of a method; none if there is no such method. */
  public Set<Effect> of(String owner, String method) {
    int node = graph.find(owner, method);
    return node < 0 ? Set.of() : Effect.of(bits[node]);
  }

  /** Where effects begin in a method itself. */
  public List<Site> sites(String owner, String method) {
    int node = graph.find(owner, method);
    return node < 0 ? List.of() : List.copyOf(graph.nodes().get(node).sites);
  }

  /**
   * What may be called from some methods.
   *
   * @param root says of a class and a method whether it is one of them
   */
  public Reached reachedFrom(BiPredicate<Facts, Facts.Method> root) {
    List<Integer> roots = new ArrayList<>();
    for (Facts facts : world.classes()) {
      for (Facts.Method method : facts.methods()) {
        if (root.test(facts, method)) {
          roots.add(graph.find(facts.name(), method.signature()));
        }
      }
    }
    return new Reached(graph, roots.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * The shortest way from a method to one in which an effect begins, that one last.
   *
   * @return empty if the method does not have the effect
   */
  public List<Step> way(String owner, String method, Effect effect) {
    int at = graph.find(owner, method);
    if (at < 0 || (bits[at] & effect.bit()) == 0) {
      return List.of();
    }
    int[] next = towards.computeIfAbsent(effect, this::distances);
    List<Step> way = new ArrayList<>();
    while (true) {
      Node node = graph.nodes().get(at);
      int to = next[at];
      boolean last = (node.own & effect.bit()) != 0;
      if (node.isMethod()) {
        way.add(
            new Step(
                node.owner,
                node.method,
                last ? 0 : node.calls.getOrDefault(to, 0),
                !last && graph.nodes().get(to).name.endsWith(CallGraph.OBJECTS)));
      }
      if (last) {
        return way;
      }
      at = to;
    }
  }

  /** For each node the next one on the shortest way to the effect, by a search from its sources. */
  private int[] distances(Effect effect) {
    List<Node> nodes = graph.nodes();
    int[] next = new int[nodes.size()];
    Arrays.fill(next, -1);
    int[][] callers = callers(effect);
    int[] queue = new int[nodes.size()];
    boolean[] seen = new boolean[nodes.size()];
    int end = 0;
    for (int i = 0; i < nodes.size(); i++) {
      if ((nodes.get(i).own & effect.bit()) != 0) {
        seen[i] = true;
        queue[end++] = i;
      }
    }
    for (int begin = 0; begin < end; begin++) {
      for (int from : callers[queue[begin]]) {
        if (!seen[from]) {
          seen[from] = true;
          next[from] = queue[begin];
          queue[end++] = from;
        }
      }
    }
    return next;
  }

  private int[][] callers(Effect effect) {
    List<Node> nodes = graph.nodes();
    int[] count = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      if ((bits[i] & effect.bit()) != 0) {
        nodes.get(i).calls.keySet().forEach(to -> count[to]++);
      }
    }
    int[][] callers = new int[nodes.size()][];
    Arrays.setAll(callers, i -> new int[count[i]]);
    for (int i = 0; i < nodes.size(); i++) {
      if ((bits[i] & effect.bit()) != 0) {
        int from = i;
        nodes.get(i).calls.keySet().forEach(to -> callers[to][--count[to]] = from);
      }
    }
    return callers;
  }
}
