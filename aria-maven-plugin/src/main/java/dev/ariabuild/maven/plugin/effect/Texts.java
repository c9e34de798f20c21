package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.java.effect.Effects.Step;
import dev.ariabuild.java.effect.Facts;
import dev.ariabuild.java.effect.Site;
import dev.ariabuild.java.effect.World;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Methods and ways as people read them. */
final class Texts {
  private final World world;

  Texts(World world) {
    this.world = world;
  }

  /** Such as {@code a.b.C.run}. */
  static String method(String owner, String method) {
    return owner.replace('/', '.') + "." + method.substring(0, method.indexOf('('));
  }

  /** Such as {@code run(String, int)}. */
  static String signature(String method) {
    int begin = method.indexOf('(');
    List<String> types = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(method.substring(begin))) {
      String name = type.getClassName();
      types.add(name.substring(name.lastIndexOf('.') + 1).replace('$', '.'));
    }
    return method.substring(0, begin) + "(" + String.join(", ", types) + ")";
  }

  /** Such as {@code a.b.C.run (C.java:7)}. */
  String at(String owner, String method, int line) {
    String source = world.find(owner).map(Facts::source).orElse("");
    String place = source.isEmpty() ? "" : line > 0 ? source + ":" + line : source;
    return method(owner, method) + (place.isEmpty() ? "" : " (" + place + ")");
  }

  /** A way that ends in a place, step by step; the last is the member of the JDK. */
  List<String> way(List<Step> way, Site site) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < way.size(); i++) {
      Step step = way.get(i);
      int line = i == way.size() - 1 ? site.line() : step.line();
      steps.add(
          at(step.owner(), step.method(), line)
              + (step.byJdk() ? " makes an object whose method the JDK calls" : ""));
    }
    if (!site.member().equals(method(site.owner(), site.method()))) {
      steps.add(site.member());
    }
    return steps;
  }
}
