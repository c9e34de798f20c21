package dev.ariabuild.maven.project;

import dev.ariabuild.engine.cache.ProjectDelta;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Changes a project as a mojo once did. */
public final class ProjectReplay {
  private final MavenProject project;
  private final MavenProjectHelper helper;
  private final UnaryOperator<String> concrete;

  /**
   * Replays on this project.
   *
   * @param concrete replaces tokens by this checkout's places
   */
  public ProjectReplay(
      MavenProject project, MavenProjectHelper helper, UnaryOperator<String> concrete) {
    this.project = project;
    this.helper = helper;
    this.concrete = concrete;
  }

  /**
   * Replays everything; kinds of change that are not known are from a newer Aria and are refused.
   */
  public void replay(ProjectDelta delta) {
    for (Map.Entry<String, List<String>> change : delta.changes().entrySet()) {
      boolean whole = change.getKey().startsWith("=");
      String kind = change.getKey().substring(1);
      List<String> values = change.getValue().stream().map(concrete).toList();
      if (whole) {
        clear(kind);
      }
      for (String value : values) {
        add(kind, value);
      }
    }
  }

  @SuppressWarnings("deprecation") // Maven 3.8 has nothing else
  private void clear(String kind) {
    switch (kind) {
      case ProjectState.ATTACHED:
        List.copyOf(project.getAttachedArtifacts()).forEach(this::detach);
        break;
      case ProjectState.SOURCE_ROOT:
        project.getCompileSourceRoots().clear();
        break;
      case ProjectState.TEST_SOURCE_ROOT:
        project.getTestCompileSourceRoots().clear();
        break;
      case ProjectState.RESOURCE:
        project.getBuild().setResources(new ArrayList<>());
        break;
      case ProjectState.TEST_RESOURCE:
        project.getBuild().setTestResources(new ArrayList<>());
        break;
      case ProjectState.ARTIFACT:
        project.getArtifact().setFile(null);
        break;
      default:
        break;
    }
  }

  private void detach(org.apache.maven.artifact.Artifact artifact) {
    try {
      project.getAttachedArtifacts().remove(artifact);
    } catch (UnsupportedOperationException readOnly) {
      throw new IllegalStateException("cannot detach " + artifact.getId(), readOnly);
    }
  }

  private void add(String kind, String value) {
    String[] parts = value.split(ProjectState.SEPARATOR, -1);
    switch (kind) {
      case ProjectState.ARTIFACT:
        project.getArtifact().setFile(new File(value));
        break;
      case ProjectState.POM:
        project.setPomFile(new File(value));
        break;
      case ProjectState.PLACE:
        project.setFile(new File(value, project.getFile().getName()));
        break;
      case ProjectState.ATTACHED:
        attach(parts);
        break;
      case ProjectState.SOURCE_ROOT:
        project.addCompileSourceRoot(value);
        break;
      case ProjectState.TEST_SOURCE_ROOT:
        project.addTestCompileSourceRoot(value);
        break;
      case ProjectState.RESOURCE:
        project.addResource(resource(parts));
        break;
      case ProjectState.TEST_RESOURCE:
        project.addTestResource(resource(parts));
        break;
      case ProjectState.PROPERTY:
        project.getProperties().setProperty(parts[0], parts[1]);
        break;
      case ProjectState.NO_PROPERTY:
        project.getProperties().remove(value);
        break;
      default:
        throw new IllegalArgumentException("unknown change of a project: " + kind);
    }
  }

  private void attach(String[] parts) {
    File file = new File(parts[2]);
    if (parts[1].isEmpty()) {
      helper.attachArtifact(project, parts[0], file);
    } else {
      helper.attachArtifact(project, parts[0], parts[1], file);
    }
  }

  private static Resource resource(String[] parts) {
    Resource resource = new Resource();
    resource.setDirectory(parts[0]);
    resource.setTargetPath(parts[1].isEmpty() ? null : parts[1]);
    resource.setFiltering(parts[2].isEmpty() ? null : parts[2]);
    if (!parts[3].isEmpty()) {
      resource.setIncludes(new ArrayList<>(List.of(parts[3].split("\u0002"))));
    }
    if (!parts[4].isEmpty()) {
      resource.setExcludes(new ArrayList<>(List.of(parts[4].split("\u0002"))));
    }
    return resource;
  }
}
