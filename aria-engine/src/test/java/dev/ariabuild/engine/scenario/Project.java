package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.ProjectDelta;
import java.util.ArrayList;
import java.util.List;

/** What the actions of one module tell each other in memory: kinds and values in order. */
final class Project {
  private final List<String> entries = new ArrayList<>();

  void apply(ProjectDelta delta) {
    delta.changes().forEach((kind, values) -> values.forEach(v -> entries.add(kind + "=" + v)));
  }

  List<String> entries() {
    return List.copyOf(entries);
  }

  List<String> values(String kind) {
    String prefix = kind + "=";
    return entries.stream()
        .filter(entry -> entry.startsWith(prefix))
        .map(entry -> entry.substring(prefix.length()))
        .toList();
  }
}
