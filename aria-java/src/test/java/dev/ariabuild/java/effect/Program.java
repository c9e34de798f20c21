package dev.ariabuild.java.effect;

import dev.ariabuild.engine.query.QueryGraph;
import dev.ariabuild.java.InMemoryJavac;
import dev.ariabuild.java.effect.World.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A small program whose sources are compiled by the running javac, and its effects. */
final class Program {
  static final Part APP = new Part("com.example:app", true);
  private static final JdkEffects JDK = JdkEffects.shipped();
  private static final InMemoryJavac JAVAC = new InMemoryJavac();

  private final Map<String, String> sources = new TreeMap<>();
  private final QueryGraph memory = new QueryGraph();

  /** What was computed since the last call of {@link #computed}. */
  private final Set<String> computed = new TreeSet<>();

  Program() {
    memory.onExecute(key -> computed.add(key.argument()));
  }

  /** A class in the package p; the text is its whole declaration. */
  Program type(String name, String declaration) {
    sources.put("p/" + name + ".java", "package p;\n" + declaration);
    return this;
  }

  Program edit(String name, String from, String to) {
    String text = sources.get("p/" + name + ".java");
    if (text == null || !text.contains(from)) {
      throw new AssertionError(name + " does not say " + from);
    }
    sources.put("p/" + name + ".java", text.replace(from, to));
    return this;
  }

  Effects effects() {
    return Effects.of(world(), JDK, memory);
  }

  /** The effects without any memory. */
  Effects fromNothing() {
    return Effects.of(world(), JDK);
  }

  private World world() {
    var compiled = JAVAC.compile(sources, Map.of(), List.of());
    if (!compiled.success()) {
      throw new AssertionError(compiled.diagnostics());
    }
    List<Facts> facts = compiled.classes().values().stream().map(Facts::of).toList();
    Map<Part, List<Facts>> parts = new LinkedHashMap<>();
    parts.put(APP, facts);
    return new World(parts);
  }

  /** Effects of all methods of this name in a class, such as {@code A.run}. */
  static String of(Effects effects, String method) {
    String owner = "p/" + method.substring(0, method.lastIndexOf('.'));
    String name = method.substring(method.lastIndexOf('.') + 1);
    Facts facts =
        effects.world().find(owner).orElseThrow(() -> new AssertionError("no class " + owner));
    Set<Effect> all = new TreeSet<>();
    boolean found = false;
    for (Facts.Method declared : facts.methods()) {
      if (declared.name().equals(name)) {
        found = true;
        all.addAll(effects.of(owner, declared.signature()));
      }
    }
    if (!found) {
      throw new AssertionError("no method " + method);
    }
    return all.stream().map(Effect::text).collect(Collectors.joining(" "));
  }

  String of(String method) {
    return of(effects(), method);
  }

  /** The way to an effect, such as {@code A.run:3 > B.go}. */
  String way(String method, Effect effect) {
    Effects effects = effects();
    String owner = "p/" + method.substring(0, method.lastIndexOf('.'));
    String name = method.substring(method.lastIndexOf('.') + 1);
    List<String> steps = new ArrayList<>();
    for (Facts.Method declared : effects.world().find(owner).orElseThrow().methods()) {
      if (declared.name().equals(name)) {
        for (Effects.Step step : effects.way(owner, declared.signature(), effect)) {
          steps.add(
              step.owner().substring(2)
                  + "."
                  + step.method().substring(0, step.method().indexOf('('))
                  + (step.line() > 0 ? ":" + step.line() : "")
                  + (step.byJdk() ? " (by the JDK)" : ""));
        }
      }
    }
    return String.join(" > ", steps);
  }

  /** Hostile places, such as {@code A.run java.lang.Class.forName}. */
  List<String> hostile() {
    Effects effects = effects();
    List<String> found = new ArrayList<>();
    for (Facts facts : effects.world().classes()) {
      for (Facts.Method method : facts.methods()) {
        for (Site site : effects.sites(facts.name(), method.signature())) {
          if (site.hostile()) {
            found.add(facts.name().substring(2) + "." + method.name() + " " + site.member());
          }
        }
      }
    }
    return found;
  }

  /** What has been computed since the last call. */
  Set<String> computed() {
    Set<String> last = new TreeSet<>(computed);
    computed.clear();
    return last;
  }
}
