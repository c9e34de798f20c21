package dev.ariabuild.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resolves inheritance between built-in and written profiles. Knows no file and no environment. */
final class ProfileResolver {
  private final Map<String, ProfileDefinition> builtIn = BuiltInProfiles.all();
  private final Map<String, ProfileDefinition> written;
  private final SortedSet<String> names;

  private ProfileResolver(Map<String, ProfileDefinition> written) {
    this.written = written;
    this.names = new TreeSet<>(builtIn.keySet());
    names.addAll(written.keySet());
  }

  /** Every profile there is, by name and sorted. */
  static TreeMap<String, Profile> resolve(Map<String, ProfileDefinition> written)
      throws ConfigException {
    ProfileResolver resolver = new ProfileResolver(written);
    TreeMap<String, Profile> profiles = new TreeMap<>();
    for (String name : resolver.names) {
      profiles.put(name, resolver.profile(name));
    }
    return profiles;
  }

  private Profile profile(String name) throws ConfigException {
    List<String> lineage = lineage(name);
    Values own = Values.NONE;
    Map<String, Values> packages = new LinkedHashMap<>();
    for (int i = lineage.size() - 1; i >= 0; i--) {
      for (ProfileDefinition layer : layers(lineage.get(i))) {
        own = layer.own().over(own);
        layer
            .packages()
            .forEach((who, values) -> packages.merge(who, values, (low, high) -> high.over(low)));
      }
    }
    return new Profile(lineage, meaning(name, lineage), own, packages, Values.NONE);
  }

  /** The built-in definition, then what the user wrote on top of it. */
  private List<ProfileDefinition> layers(String name) {
    List<ProfileDefinition> layers = new ArrayList<>();
    Optional.ofNullable(builtIn.get(name)).ifPresent(layers::add);
    Optional.ofNullable(written.get(name)).ifPresent(layers::add);
    return layers;
  }

  private String meaning(String name, List<String> lineage) {
    ProfileDefinition known = builtIn.get(name);
    return known != null ? known.meaning() : "your own, inherits " + lineage.get(1);
  }

  private List<String> lineage(String name) throws ConfigException {
    List<String> lineage = new ArrayList<>();
    Optional<String> next = Optional.of(name);
    while (next.isPresent()) {
      String current = next.get();
      if (lineage.contains(current)) {
        throw circle(lineage.subList(lineage.indexOf(current), lineage.size()));
      }
      lineage.add(current);
      next = parent(current);
    }
    return lineage;
  }

  private Optional<String> parent(String name) throws ConfigException {
    ProfileDefinition own = written.get(name);
    ProfileDefinition known = builtIn.get(name);
    if (known != null) {
      if (own != null && own.inherits().isPresent()) {
        throw new ConfigException(
            place(own)
                + ": "
                + name
                + " is built in and keeps what it inherits; remove the key, or give the profile a"
                + " name of its own");
      }
      return known.inherits().map(Value::value);
    }
    if (own == null) {
      throw new IllegalArgumentException("no profile " + name);
    }
    Optional<String> parent = own.inherits().map(Value::value);
    if (parent.isEmpty()) {
      throw new ConfigException(
          "%s: [profile.%s] is not built in and must name what it starts from, such as inherits ="
                  .formatted(own.place(), name)
              + " \"dev\""
              + unknownTail(name, builtIn.keySet()));
    }
    if (!names.contains(parent.get())) {
      throw unknown(place(own), parent.get());
    }
    return parent;
  }

  private ConfigException circle(List<String> circle) {
    ProfileDefinition first = written.get(circle.get(0));
    String path = String.join(" -> ", circle) + " -> " + circle.get(0);
    return new ConfigException(
        (first == null ? path : place(first))
            + ": circle of inheritance "
            + path
            + "; one of them must inherit a built-in profile: "
            + String.join(", ", new TreeSet<>(builtIn.keySet())));
  }

  private static String place(ProfileDefinition own) {
    return own.inherits()
        .map(value -> value.source().text() + ": [profile." + own.name() + "] inherits")
        .orElse(own.place());
  }

  private ConfigException unknown(String place, String name) {
    return unknown(place, name, names);
  }

  /** The error for a profile that does not exist. */
  static ConfigException unknown(String place, String name, SortedSet<String> names) {
    return new ConfigException(
        "%s: unknown profile \"%s\"%s".formatted(place, name, unknownTail(name, names)));
  }

  private static String unknownTail(String name, Set<String> names) {
    return "; known profiles: "
        + String.join(", ", new TreeSet<>(names))
        + Nearest.hint(name, names);
  }
}
