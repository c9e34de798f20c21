package dev.ariabuild.maven.project;

import dev.ariabuild.engine.cache.ProjectDelta;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a project that mojos are known to change: main artifact, attached artifacts, source
 * roots, resources, properties, the pom file.
 *
 * @param lists kind to ordered values
 * @param properties by name
 */
public record ProjectState(Map<String, List<String>> lists, Map<String, String> properties) {
  static final String ARTIFACT = "artifact";
  static final String POM = "pom";

  /** The project's directory, which moves with its pom file if the goal says so. */
  static final String PLACE = "pom-place";

  static final String ATTACHED = "attached";
  static final String SOURCE_ROOT = "source-root";
  static final String TEST_SOURCE_ROOT = "test-source-root";
  static final String RESOURCE = "resource";
  static final String TEST_RESOURCE = "test-resource";
  static final String PROPERTY = "property";
  static final String NO_PROPERTY = "no-property";

  /** Separates the parts of a value; cannot occur in them. */
  static final String SEPARATOR = "\u0001";

  /**
   * Reads the state of a project.
   *
   * @param portable replaces this checkout's places by tokens
   */
  public static ProjectState of(MavenProject project, UnaryOperator<String> portable) {
    Map<String, List<String>> lists = new TreeMap<>();
    lists.put(ARTIFACT, file(project.getArtifact().getFile(), portable));
    lists.put(POM, file(project.getFile(), portable));
    lists.put(PLACE, file(project.getBasedir(), portable));
    List<String> attached = new ArrayList<>();
    for (Artifact artifact : project.getAttachedArtifacts()) {
      if (artifact.getFile() != null && MavenOwned.isConsumerPom(artifact.getFile())) {
        continue;
      }
      attached.add(
          String.join(
              SEPARATOR,
              artifact.getType(),
              artifact.hasClassifier() ? artifact.getClassifier() : "",
              String.join("", file(artifact.getFile(), portable))));
    }
    lists.put(ATTACHED, attached);
    lists.put(SOURCE_ROOT, project.getCompileSourceRoots().stream().map(portable).toList());
    lists.put(
        TEST_SOURCE_ROOT, project.getTestCompileSourceRoots().stream().map(portable).toList());
    lists.put(RESOURCE, resources(project.getResources(), portable));
    lists.put(TEST_RESOURCE, resources(project.getTestResources(), portable));
    Map<String, String> properties = new TreeMap<>();
    for (String name : project.getProperties().stringPropertyNames()) {
      properties.put(name, portable.apply(project.getProperties().getProperty(name)));
    }
    return new ProjectState(lists, properties);
  }

  private static List<String> file(@Nullable File file, UnaryOperator<String> portable) {
    return file == null ? List.of() : List.of(portable.apply(file.getPath()));
  }

  private static List<String> resources(List<Resource> resources, UnaryOperator<String> portable) {
    List<String> texts = new ArrayList<>();
    for (Resource resource : resources) {
      texts.add(
          String.join(
              SEPARATOR,
              portable.apply(String.valueOf(resource.getDirectory())),
              resource.getTargetPath() == null ? "" : portable.apply(resource.getTargetPath()),
              resource.getFiltering() == null ? "" : resource.getFiltering(),
              String.join("\u0002", resource.getIncludes()),
              String.join("\u0002", resource.getExcludes())));
    }
    return texts;
  }

  /**
   * What has changed since an earlier state: lists as what was added or, if not a mere addition,
   * whole.
   */
  public ProjectDelta since(ProjectState before) {
    Map<String, List<String>> changes = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : lists.entrySet()) {
      List<String> old = before.lists.getOrDefault(entry.getKey(), List.of());
      if (!entry.getValue().equals(old)) {
        boolean added =
            entry.getValue().size() > old.size()
                && entry.getValue().subList(0, old.size()).equals(old);
        changes.put(
            (added ? "+" : "=") + entry.getKey(),
            added
                ? entry.getValue().subList(old.size(), entry.getValue().size())
                : entry.getValue());
      }
    }
    List<String> set = new ArrayList<>();
    properties.forEach(
        (name, value) -> {
          if (!value.equals(before.properties.get(name))) {
            set.add(name + SEPARATOR + value);
          }
        });
    List<String> gone =
        before.properties.keySet().stream().filter(name -> !properties.containsKey(name)).toList();
    if (!set.isEmpty()) {
      changes.put("+" + PROPERTY, set);
    }
    if (!gone.isEmpty()) {
      changes.put("+" + NO_PROPERTY, gone);
    }
    return new ProjectDelta(changes);
  }
}
