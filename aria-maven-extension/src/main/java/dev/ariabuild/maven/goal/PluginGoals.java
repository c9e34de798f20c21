package dev.ariabuild.maven.goal;

import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * The described goals of one plugin in a range of versions.
 *
 * @param plugin {@code groupId:artifactId}
 * @param versions a Maven version range such as {@code [3.0,5)}
 * @param goals by goal name
 */
public record PluginGoals(String plugin, String versions, Map<String, GoalDescriptor> goals)
    implements GoalCatalogue {
  /**
   * Copies the map and checks the range.
   *
   * @throws IllegalArgumentException if it is no range
   */
  public PluginGoals {
    goals = Map.copyOf(goals);
    range(versions);
  }

  @Override
  public Optional<GoalDescriptor> find(String plugin, String version, String goal) {
    if (!this.plugin.equals(plugin)
        || !range(versions).containsVersion(new DefaultArtifactVersion(version))) {
      return Optional.empty();
    }
    return Optional.ofNullable(goals.get(goal));
  }

  private static VersionRange range(String versions) {
    try {
      VersionRange range = VersionRange.createFromVersionSpec(versions);
      if (range == null || range.getRecommendedVersion() != null) {
        throw new IllegalArgumentException(
            "'" + versions + "' is no version range such as [3.0,5)");
      }
      return range;
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(
          "'" + versions + "' is no version range: " + e.getMessage());
    }
  }
}
