package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.maven.request.MetadataLookups;
import dev.ariabuild.maven.request.Repositories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;

/**
 * Annotation processors that are given by coordinates. Released ones never change: their
 * coordinates are a parameter. Of others the content of the very files counts that the compiler
 * plugin is about to find, with all that they need.
 */
final class ProcessorPathReader {
  private static final String PATHS = "annotationProcessorPaths";

  private final ModuleContext module;
  private final MojoExecution mojo;
  private final InputList inputs;

  ProcessorPathReader(ModuleContext module, MojoExecution mojo, InputList inputs) {
    this.module = module;
    this.mojo = mojo;
    this.inputs = inputs;
  }

  /**
   * Reads them.
   *
   * @throws Doubt if it cannot be told which files the plugin will find
   */
  void read(Map<String, ConfigNode> parameters) throws Doubt {
    ConfigNode paths = parameters.get(PATHS);
    String changing = null;
    for (ConfigNode path : paths == null ? List.<ConfigNode>of() : paths.children()) {
      String name = text(path, "groupId") + ":" + text(path, "artifactId");
      String version = text(path, "version");
      if (version.isEmpty()) {
        throw new Doubt(
            Cause.VOLATILE_INPUT, "annotation processor " + name + " is given without a version");
      }
      if (!Coordinates.isFixed(version) || isModule(name)) {
        changing = name;
      }
    }
    if (changing == null) {
      return;
    }
    try {
      for (Artifact artifact : ProcessorArtifacts.resolve(module, mojo)) {
        Path file = Repositories.file(artifact);
        noteWhereItIsFrom(artifact, file);
        inputs.runtime(PATHS + " " + name(artifact), file);
      }
    } catch (ProcessorArtifacts.Unresolvable e) {
      throw new Doubt(
          Cause.VOLATILE_INPUT, "annotation processor " + changing + " may change: " + e.why());
    }
  }

  /**
   * A module that is built must be so before its user, or what is found is a matter of luck. What
   * is found of others, and in repositories, may be elsewhere at the next start.
   */
  private void noteWhereItIsFrom(Artifact artifact, Path file) throws Doubt {
    MavenSession session = module.session();
    Optional<MavenProject> built = find(session.getProjects(), artifact);
    if (built.isPresent()
        && !session
            .getProjectDependencyGraph()
            .getUpstreamProjects(module.project(), true)
            .contains(built.get())) {
      throw new Doubt(
          Cause.VOLATILE_INPUT,
          "annotation processor "
              + name(artifact)
              + " is built here, and this module does not depend on it"
              + " (a dependency of scope provided puts it first)");
    }
    boolean stays =
        built.isPresent()
            ? file.startsWith(built.get().getBasedir().toPath().toAbsolutePath().normalize())
            : Coordinates.isFixed(artifact.getBaseVersion())
                && find(session.getAllProjects(), artifact).isEmpty();
    if (!stays) {
      MetadataLookups.add(session.getRequest());
    }
  }

  private static Optional<MavenProject> find(List<MavenProject> projects, Artifact artifact) {
    return projects.stream()
        .filter(project -> project.getGroupId().equals(artifact.getGroupId()))
        .filter(project -> project.getArtifactId().equals(artifact.getArtifactId()))
        .filter(project -> project.getVersion().equals(artifact.getBaseVersion()))
        .findFirst();
  }

  private boolean isModule(String name) {
    return module.session().getAllProjects().stream()
        .anyMatch(project -> name.equals(project.getGroupId() + ":" + project.getArtifactId()));
  }

  private static String name(Artifact artifact) {
    String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + classifier;
  }

  private static String text(ConfigNode node, String child) {
    return node.child(child).map(ConfigNode::value).map(Object::toString).orElse("").trim();
  }
}
