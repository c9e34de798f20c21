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
  private static final int NAMED = 3;

  private InputChanges() {}

  /** Whether there is anything to compile. */
  static boolean hasSources(Inputs inputs) {
    return inputs.list().stream()
        .anyMatch(
            input ->
                input.fingerprint().normaliser() == Normaliser.SOURCE
                    && !input.members().isEmpty());
  }

  /**
   * What differs besides sources and these entries of the class path, as a clause; empty if nothing
   * does. Others may follow from a parameter, and how an entry counts from what came or went.
   *
   * @param classPath the parameter whose entries are inputs
   */
  static Optional<String> other(
      Inputs before, Inputs after, Set<String> upstream, String classPath) {
    Map<String, Input> old = new LinkedHashMap<>();
    before.list().forEach(input -> old.put(input.name(), input));
    List<String> parameters = new ArrayList<>();
    List<String> came = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (Input now : after.list()) {
      Input then = old.remove(now.name());
      boolean differs =
          then == null
              || !(isSource(now) && isSource(then)
                  || upstream.contains(now.name())
                  || then.fingerprint().equals(now.fingerprint()));
      if (differs) {
        boolean other = then != null && !isSameKind(then, now);
        List<String> kind =
            isParameter(now.name())
                ? parameters
                : then == null ? came : other ? otherwise : changed;
        kind.add(now.name());
      }
    }
    List<String> gone = new ArrayList<>(old.keySet());
    gone.stream().filter(InputChanges::isParameter).forEach(parameters::add);
    gone.removeAll(parameters);
    return changeOf(parameters)
        .or(() -> named(came, classPath, " came to "))
        .or(() -> named(gone, classPath, " is gone from "))
        .or(() -> changeOf(changed))
        .or(() -> changeOf(otherwise))
        .or(() -> changeOf(came))
        .or(() -> changeOf(gone))
        .or(
            () ->
                orderOf(before).equals(orderOf(after))
                    ? Optional.empty()
                    : Optional.of("a change of the order of inputs"));
  }

  private static boolean isParameter(String name) {
    return name.startsWith("parameter ");
  }

  private static boolean isSource(Input input) {
    return input.fingerprint().normaliser() == Normaliser.SOURCE;
  }

  private static boolean isSameKind(Input then, Input now) {
    return then.fingerprint().normaliser() == now.fingerprint().normaliser();
  }

  private static Optional<String> changeOf(List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of("a change of " + names(names));
  }

  /** Entries of the class path. */
  private static Optional<String> named(List<String> inputs, String classPath, String happened) {
    String start = classPath + " ";
    List<String> entries =
        inputs.stream()
            .filter(name -> name.startsWith(start))
            .map(name -> name.substring(start.length()))
            .toList();
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(names(entries) + happened + classPath);
  }

  private static String names(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  private static List<String> orderOf(Inputs inputs) {
    return inputs.list().stream()
        .filter(input -> input.fingerprint().normaliser() != Normaliser.SOURCE)
        .map(Input::name)
        .toList();
  }
}
