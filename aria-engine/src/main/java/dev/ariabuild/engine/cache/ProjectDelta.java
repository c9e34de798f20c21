package dev.ariabuild.engine.cache;

import java.util.List;
import java.util.Map;

/**
 * What an execution changed on the project in memory, with paths relative to the module's directory
 * ({@code /} separated) where they lie below it. Opaque to the engine: the host replays it.
 *
 * @param changes kind of change to its ordered values, such as {@code compile-source-root}
 */
public record ProjectDelta(Map<String, List<String>> changes) {
  /** Nothing changed. */
  public static final ProjectDelta NONE = new ProjectDelta(Map.of());

  /** Copies the map. */
  public ProjectDelta {
    changes = Map.copyOf(changes);
  }
}
