package dev.ariabuild.java.effect;

import dev.ariabuild.java.effect.Facts.Call;
import dev.ariabuild.java.effect.Facts.Kind;
import dev.ariabuild.java.effect.JdkEffects.Hostility;
import dev.ariabuild.java.effect.JdkEffects.Source;
import dev.ariabuild.java.effect.World.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/**
 * Who may call whom in a {@link World}. A call of a method that is overridden may reach each class
 * below the type that the code names. The JDK is not looked into: whatever it may call on an object
 * (a task, a comparator, {@code toString}) counts as called by whoever makes the object, as do
 * lambdas and method references.
 */
final class CallGraph {
  /** Node that stands for the methods by which the JDK may call objects of a class. */
  static final String OBJECTS = " objects";

  private static final String CALLS = " calls";
  private static final String CLINIT = "<clinit>()V";

  private final World world;
  private final JdkEffects jdk;
  private final JdkTypes types;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Targets> resolved = new HashMap<>();

  /** A method, or what stands for several: then its owner's method is empty. */
  static final class Node {
    final String name;
    final String owner;
    final String method;
    final Map<Integer, Integer> calls = new LinkedHashMap<>();
    final List<Site> sites = new ArrayList<>();
    int own;

    Node(String name, String owner, String method) {
      this.name = name;
      this.owner = owner;
      this.method = method;
    }

    boolean isMethod() {
      return !method.isEmpty();
    }
  }

  /**
   * What a call may reach.
   *
   * @param node of this world; -1: none
   * @param sources effects of members of the JDK
   */
  private record Targets(int node, List<Source> sources) {}

  CallGraph(World world, JdkEffects jdk, JdkTypes types) {
    this.world = world;
    this.jdk = jdk;
    this.types = types;
    for (Facts facts : world.classes()) {
      for (Facts.Method method : facts.methods()) {
        node(facts.name() + "." + method.signature(), facts.name(), method.signature());
      }
    }
    for (Facts facts : world.classes()) {
      for (Facts.Method method : facts.methods()) {
        connect(facts, method);
      }
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Number of a method; -1 if there is none. */
  int find(String owner, String signature) {
    return ids.getOrDefault(owner + "." + signature, -1);
  }

  private int node(String name, String owner, String method) {
    Integer known = ids.putIfAbsent(name, nodes.size());
    if (known != null) {
      return known;
    }
    nodes.add(new Node(name, owner, method));
    return nodes.size() - 1;
  }

  private void connect(Facts facts, Facts.Method method) {
    Node from = nodes.get(find(facts.name(), method.signature()));
    if (method.is(Opcodes.ACC_NATIVE)) {
      String itself = facts.name().replace('/', '.') + "." + method.name();
      add(from, new Source(Effect.NATIVE, Hostility.ALWAYS), 0, itself, false);
    }
    for (Call call : method.calls()) {
      switch (call.kind()) {
        case NEW -> {
          if (world.has(call.owner())) {
            from.calls.putIfAbsent(objects(call.owner()), call.line());
            initialise(from, call.owner(), call.line());
          }
        }
        case INIT -> initialise(from, call.owner(), call.line());
        case LINK ->
            add(
                from,
                new Source(Effect.REFLECT, Hostility.ALWAYS),
                call.line(),
                call.member(),
                false);
        case EXACT, VIRTUAL -> {
          Targets targets =
              resolved.computeIfAbsent(
                  call.kind() + call.owner() + "." + call.name() + call.descriptor(),
                  none -> targets(call));
          if (targets.node() >= 0) {
            from.calls.putIfAbsent(targets.node(), call.line());
          }
          for (Source source : targets.sources()) {
            add(from, source, call.line(), call.member(), call.constant());
          }
        }
      }
    }
  }

  private static void add(Node node, Source source, int line, String member, boolean constant) {
    node.own |= source.effect().bit();
    node.sites.add(
        new Site(
            node.owner, node.method, line, source.effect(), member, source.isHostile(constant)));
  }

  private void initialise(Node from, String name, int line) {
    for (String type : world.line(name)) {
      Facts at = world.get(type);
      int node = find(type, CLINIT);
      if (at != null && node >= 0 && (type.equals(name) || !at.isInterface() || hasBodies(at))) {
        from.calls.putIfAbsent(node, line);
      }
    }
  }

  private static boolean hasBodies(Facts type) {
    return type.methods().stream()
        .anyMatch(method -> method.isOverridable() && !method.is(Opcodes.ACC_ABSTRACT));
  }

  /** The node for what the JDK may call on objects of a class. */
  private int objects(String name) {
    Integer known = ids.get(name + OBJECTS);
    if (known != null) {
      return known;
    }
    int id = node(name + OBJECTS, name, "");
    Set<String> callable = new HashSet<>(types.overridable("java/lang/Object"));
    List<String> line = world.line(name);
    line.forEach(type -> callable.addAll(types.overridable(type)));
    Set<String> seen = new HashSet<>();
    for (String type : line) {
      Facts at = world.get(type);
      if (at != null) {
        for (Facts.Method method : at.methods()) {
          if (method.isOverridable()
              && !method.is(Opcodes.ACC_ABSTRACT)
              && callable.contains(method.signature())
              && seen.add(method.signature())) {
            nodes.get(id).calls.put(find(type, method.signature()), 0);
          }
        }
      }
    }
    return id;
  }

  private Targets targets(Call call) {
    String signature = call.name() + call.descriptor();
    if (!world.has(call.owner())) {
      return new Targets(-1, ofJdk(List.of(call.owner()), call.name()));
    }
    Set<Integer> found = new TreeSet<>();
    Set<Source> sources = new HashSet<>();
    reach(call.owner(), call.name(), signature, found, sources);
    Optional<Found> named = world.lookUp(call.owner(), signature);
    boolean fixed =
        call.kind() == Kind.EXACT
            || named
                .filter(it -> it.method().is(Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE))
                .isPresent();
    if (!fixed) {
      for (String below : world.below(call.owner())) {
        reach(below, call.name(), signature, found, sources);
      }
    }
    if (found.size() < 2) {
      return new Targets(found.isEmpty() ? -1 : found.iterator().next(), List.copyOf(sources));
    }
    int node = node(call.owner() + "." + signature + CALLS, call.owner(), "");
    found.forEach(target -> nodes.get(node).calls.put(target, 0));
    return new Targets(node, List.copyOf(sources));
  }

  private void reach(
      String type, String name, String signature, Set<Integer> found, Set<Source> sources) {
    Optional<Found> target = world.lookUp(type, signature);
    if (target.isPresent()) {
      if (target.get().hasCode()) {
        found.add(find(target.get().owner().name(), signature));
      }
    } else {
      sources.addAll(ofJdk(world.line(type), name));
    }
  }

  private List<Source> ofJdk(List<String> owners, String name) {
    Set<Source> sources = new HashSet<>();
    for (String owner : owners) {
      if (name.equals("<init>")) {
        sources.addAll(jdk.of(owner, name));
      } else {
        types.line(owner).forEach(type -> sources.addAll(jdk.of(type, name)));
      }
    }
    return sources.stream().sorted(java.util.Comparator.comparing(Source::effect)).toList();
  }
}
