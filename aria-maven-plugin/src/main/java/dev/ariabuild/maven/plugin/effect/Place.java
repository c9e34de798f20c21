package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.aot.reach.ReachabilityMetadata.Kind;
import dev.ariabuild.java.effect.Effect;
import dev.ariabuild.java.effect.Effects.Step;
import dev.ariabuild.java.effect.Facts;
import dev.ariabuild.java.effect.Reached;
import dev.ariabuild.java.effect.Site;
import dev.ariabuild.java.effect.World.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A place that a compiler ahead of time does not see through.
 *
 * @param described whether reachability metadata of that kind is there for it
 * @param way from a main method, or else the method alone
 */
public record Place(Part part, Site site, boolean described, List<Step> way) {

  /**
   * All of them: in own modules each, in dependencies those that own code may reach.
   *
   * @param wanted which modules and dependencies are looked at
   */
  public static List<Place> hostile(Analysis analysis, Predicate<Part> wanted) {
    var effects = analysis.effects();
    var world = effects.world();
    Reached main =
        effects.reachedFrom(
            (type, method) ->
                world.part(type.name()).own()
                    && method.signature().equals("main([Ljava/lang/String;)V"));
    Reached own = effects.reachedFrom((type, method) -> world.part(type.name()).own());
    List<Place> places = new ArrayList<>();
    for (Facts type : world.classes()) {
      Part part = world.part(type.name());
      if (!wanted.test(part)) {
        continue;
      }
      for (Facts.Method method : type.methods()) {
        for (Site site : effects.sites(type.name(), method.signature())) {
          if (site.hostile() && own.has(type.name(), method.signature())) {
            List<Step> way = main.way(type.name(), method.signature());
            if (way.isEmpty()) {
              way = own.way(type.name(), method.signature());
            }
            boolean described =
                analysis.metadata().has(part.label(), kinds(site.effect()), type.name());
            places.add(new Place(part, site, described, way));
          }
        }
      }
    }
    return places;
  }

  private static List<Kind> kinds(Effect effect) {
    return switch (effect) {
      case REFLECT -> List.of(Kind.REFLECTION);
      case PROXY -> List.of(Kind.PROXY);
      case LOAD -> List.of(Kind.CLASSES, Kind.REFLECTION);
      case RESOURCE -> List.of(Kind.RESOURCES);
      case SERIAL -> List.of(Kind.SERIALIZATION);
      case NATIVE -> List.of(Kind.JNI, Kind.FOREIGN);
      case IO, NET, EXEC, UNSAFE -> List.of();
    };
  }
}
