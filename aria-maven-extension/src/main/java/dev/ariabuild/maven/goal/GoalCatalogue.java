package dev.ariabuild.maven.goal;

import java.util.Optional;

/** Finds the descriptor of a goal. */
@FunctionalInterface
public interface GoalCatalogue {
  /**
   * The descriptor, if the goal of this version of the plugin is described.
   *
   * @param plugin {@code groupId:artifactId}
   */
  Optional<GoalDescriptor> find(String plugin, String version, String goal);

  /** Looks here first, then there. */
  default GoalCatalogue or(GoalCatalogue next) {
    return (plugin, version, goal) ->
        find(plugin, version, goal).or(() -> next.find(plugin, version, goal));
  }
}
