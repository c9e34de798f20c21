package dev.ariabuild.engine.cache;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an execution changed on the project in memory, with paths relative to the module's directory
 * ({@code /} separated) where they lie below it. Opaque to the engine: the host replays it.
 *
 * @param changes kind of change, in the order of names, to its ordered values, such as {@code
 *     compile-source-root}
 */
public record ProjectDelta(Map<String, List<String>> changes) {
  /** Nothing changed. */
  public static final ProjectDelta NONE = new ProjectDelta(Map.of());

  /** Copies the map and its lists. */
  public ProjectDelta {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    changes.forEach((kind, values) -> copy.put(kind, List.copyOf(values)));
    changes = Collections.unmodifiableMap(copy);
  }
}
