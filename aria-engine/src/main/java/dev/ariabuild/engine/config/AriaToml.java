package dev.ariabuild.engine.config;

import java.util.List;
import java.util.Map;

/**
 * A checked {@code aria.toml}: every key is known and every value has its type. Inheritance is not
 * resolved yet.
 *
 * @param name of the file
 * @param featuresLine where {@code [features]} begins; 0 if there is none
 */
record AriaToml(
    String name,
    Values values,
    Map<String, ProfileDefinition> profiles,
    Map<String, List<String>> features,
    int featuresLine,
    Map<String, Values> targets,
    List<GoalTable> goals) {

  static final AriaToml ABSENT =
      new AriaToml("aria.toml", Values.NONE, Map.of(), Map.of(), 0, Map.of(), List.of());
}
