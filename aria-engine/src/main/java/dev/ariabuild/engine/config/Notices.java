package dev.ariabuild.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a user should be told once though it stops nothing. Makes lines, prints none. */
final class Notices {
  private static final String PROPERTY_PREFIX = "aria.";
  private static final String ENV_PREFIX = "ARIA_";
  private static final String CERTAINLY_OURS = "ARIA_CACHE_";

  private final Set<String> lines = new LinkedHashSet<>();

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Values the user set that nothing acts on yet. */
  void notYetEffective(Values values) {
    for (Value<?> value : values.all()) {
      if (value.source().user() && !value.effective()) {
        lines.add(written(value) + " = " + value.text() + " is accepted but not yet effective");
      }
    }
  }

  /**
   * What a profile the user chose promises by a value of its own, but this version does not keep.
   * Keys that are wholly not yet effective are not told: every profile sets them.
   */
  void notYetEffective(Profile chosen) {
    for (Value<?> value : chosen.values().all()) {
      if (!value.source().user() && value.key().effective() && !value.effective()) {
        lines.add(
            "profile %s: %s = %s is accepted but not yet effective"
                .formatted(chosen.name(), value.key().name(), value.text()));
      }
    }
  }

  void add(String line) {
    lines.add(line);
  }

  /** Properties that look like ours but are none; users may have their own, so no error. */
  void unknownProperties(Set<String> given, Set<String> alsoKnown) {
    Set<String> known = new TreeSet<>(alsoKnown);
    known.addAll(names(Key::property));
    for (String name : new TreeSet<>(given)) {
      if (name.startsWith(PROPERTY_PREFIX) && !known.contains(name)) {
        String hint =
            nearest(name, PROPERTY_PREFIX, known)
                .map(n -> "; did you mean -D" + n + "?")
                .orElse("");
        lines.add("-D" + name + " is no setting of aria and changes nothing" + hint);
      }
    }
  }

  /** Variables that are nearly ours; others that begin with ARIA_ belong to someone else. */
  void unknownVariables(Map<String, String> env) {
    Set<String> known = names(Key::env);
    for (String name : new TreeMap<>(env).keySet()) {
      if (name.startsWith(ENV_PREFIX) && !known.contains(name)) {
        Optional<String> nearest = nearest(name, ENV_PREFIX, known);
        if (nearest.isPresent() || name.startsWith(CERTAINLY_OURS)) {
          String hint = nearest.map(n -> "; did you mean " + n + "?").orElse("");
          lines.add("env " + name + " is no setting of aria and changes nothing" + hint);
        }
      }
    }
  }

  private static Set<String> names(Function<Key<?>, Optional<String>> name) {
    return Schema.keys().stream()
        .flatMap(key -> name.apply(key).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Compares without the common prefix, which would make all names look near. */
  private static Optional<String> nearest(String name, String prefix, Set<String> known) {
    List<String> rests = new ArrayList<>();
    known.stream()
        .filter(n -> n.startsWith(prefix))
        .forEach(n -> rests.add(n.substring(prefix.length())));
    return Nearest.to(name.substring(prefix.length()), rests).map(rest -> prefix + rest);
  }

  private static String written(Value<?> value) {
    return value.source() instanceof Source.File file
        ? file.text() + ": " + file.key()
        : value.source().text();
  }
}
