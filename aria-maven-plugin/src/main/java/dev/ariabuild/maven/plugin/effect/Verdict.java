package dev.ariabuild.maven.plugin.effect;

import java.util.List;

/** The one error that tells which places fail a build. */
public final class Verdict {
  private static final int SHOWN = 20;

  private Verdict() {}

  /**
   * The error, with a way out.
   *
   * @param places at least one
   * @param profile its name
   */
  public static String text(Analysis analysis, List<Place> places, String profile) {
    Texts texts = new Texts(analysis.effects().world());
    StringBuilder text =
        new StringBuilder("effects = checked: ")
            .append(places.size())
            .append(places.size() == 1 ? " place" : " places")
            .append(" that a compiler ahead of time does not see through, without metadata:");
    for (Place place : places.subList(0, Math.min(SHOWN, places.size()))) {
      var site = place.site();
      text.append("\n  ")
          .append(texts.at(site.owner(), site.method(), site.line()))
          .append(
              site.member().equals(Texts.method(site.owner(), site.method()))
                  ? " is "
                  : " calls " + site.member() + ": ")
          .append(site.effect().label())
          .append(", in ")
          .append(place.part().label());
      if (place.way().size() > 1) {
        text.append("\n    ").append(String.join(" > ", texts.way(place.way(), site)));
      }
    }
    if (places.size() > SHOWN) {
      text.append("\n  and ").append(places.size() - SHOWN).append(" more, in the report");
    }
    String part = places.get(0).part().label();
    return text.append("\ndescribe what is looked up in META-INF/native-image/")
        .append(part.replace(':', '/'))
        .append("/reachability-metadata.json, make it a constant in the code, or except the module")
        .append(" in aria.toml: [profile.")
        .append(profile)
        .append(".package.\"")
        .append(part)
        .append("\"] effects = \"inferred\"")
        .toString();
  }
}
