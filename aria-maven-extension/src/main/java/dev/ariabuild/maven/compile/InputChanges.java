package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of the inputs of a compilation is another than it was. */
final class InputChanges {
  private InputChanges() {}

  /** Whether there is anything to compile. */
  static boolean hasSources(Inputs inputs) {
    return inputs.list().stream()
        .anyMatch(
            input ->
                input.fingerprint().normaliser() == Normaliser.SOURCE
                    && !input.members().isEmpty());
  }

  /** The first input that differs, besides sources and entries of the class path. */
  static Optional<String> other(Inputs before, Inputs after, Set<String> upstream) {
    List<String> others = new ArrayList<>();
    if (!orderOf(before).equals(orderOf(after))) {
      others.add("the order of inputs");
    }
    Map<String, Input> old = new LinkedHashMap<>();
    before.list().forEach(input -> old.put(input.name(), input));
    for (Input now : after.list()) {
      Input then = old.remove(now.name());
      if (then == null) {
        others.add(now.name());
        continue;
      }
      boolean bothSources =
          now.fingerprint().normaliser() == Normaliser.SOURCE
              && then.fingerprint().normaliser() == Normaliser.SOURCE;
      if (!bothSources
          && !upstream.contains(now.name())
          && !then.fingerprint().equals(now.fingerprint())) {
        others.add(now.name());
      }
    }
    others.addAll(old.keySet());
    return others.stream()
        .filter(name -> name.startsWith("parameter ")) // others may follow from it
        .findFirst()
        .or(() -> others.stream().reduce((first, later) -> later)); // the order counts last
  }

  private static List<String> orderOf(Inputs inputs) {
    return inputs.list().stream()
        .filter(input -> input.fingerprint().normaliser() != Normaliser.SOURCE)
        .map(Input::name)
        .toList();
  }
}
